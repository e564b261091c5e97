package io.github.nh4j.internal.endpoint;

import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A direct send to any number of devices, as requests of at most 1000 handles each. */
final class DirectBatch implements Batch {
    private static final int MOST_HANDLES = 1000;

    private final SendEndpoints sends;
    private final Notification notification;
    private final List<String> handles;

    DirectBatch(SendEndpoints sends, Notification notification, List<String> handles) {
        this.sends = sends;
        this.notification = notification;
        this.handles = List.copyOf(handles);
        check();
    }

    /** All of them before the first is sent. A handle that is listed twice would be pushed to twice. */
    private void check() {
        if (handles.isEmpty()) {
            throw new IllegalArgumentException("there is no device handle to send to");
        }
        Set<String> seen = new HashSet<>(handles.size() * 2);
        for (int i = 0; i < handles.size(); i++) {
            if (handles.get(i).isBlank() || !isPrintableAscii(handles.get(i))) {
                throw new IllegalArgumentException("the device handle at index " + i
                        + " is empty or has a character that is not allowed (allowed: printable ASCII)");
            }
            if (!seen.add(handles.get(i))) {
                throw new IllegalArgumentException("the device handle at index " + i + " is the one at index "
                        + handles.indexOf(handles.get(i)) + " again: the device would get the notification twice");
            }
        }
    }

    private static boolean isPrintableAscii(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    }

    @Override
    public String operation() {
        return "sendDirectBatch";
    }

    @Override
    public int parts() {
        return (handles.size() + MOST_HANDLES - 1) / MOST_HANDLES;
    }

    @Override
    public int from(int part) {
        return part * MOST_HANDLES;
    }

    @Override
    public int to(int part) {
        return Math.min(handles.size(), from(part) + MOST_HANDLES);
    }

    @Override
    public Endpoint<NotificationOutcome> endpoint(int part) {
        return sends.sendDirectBatch(notification, handles.subList(from(part), to(part)));
    }
}
