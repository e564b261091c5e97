package io.github.nh4j.internal.endpoint;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A send to several audiences, with a request for each. */
final class TaggedBatch implements Batch {
    private final SendEndpoints sends;
    private final Notification notification;
    private final List<TagExpression> audiences;

    TaggedBatch(SendEndpoints sends, Notification notification, List<TagExpression> audiences) {
        this.sends = sends;
        this.notification = notification;
        this.audiences = List.copyOf(audiences);
        check();
    }

    /** All of them before the first is sent. Who is in an audience that is listed twice would get it twice. */
    private void check() {
        if (audiences.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no audience to send to; use sendBroadcast to reach every device");
        }
        Map<TagExpression, Integer> seen = new HashMap<>(audiences.size() * 2);
        for (int i = 0; i < audiences.size(); i++) {
            Integer earlier = seen.putIfAbsent(audiences.get(i).requireSendable(), i);
            if (earlier != null) {
                throw new IllegalArgumentException("the audience at index " + i + " is the one at index " + earlier
                        + " again: its devices would get the notification twice");
            }
        }
    }

    @Override
    public String operation() {
        return "sendBatch";
    }

    @Override
    public int parts() {
        return audiences.size();
    }

    @Override
    public int from(int part) {
        return part;
    }

    @Override
    public int to(int part) {
        return part + 1;
    }

    @Override
    public Endpoint<NotificationOutcome> endpoint(int part) {
        return sends.sendBatch(notification, audiences.get(part));
    }
}
