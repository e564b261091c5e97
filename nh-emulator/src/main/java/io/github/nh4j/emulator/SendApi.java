package io.github.nh4j.emulator;

import java.time.Instant;

/** Sends notifications: to many or to one device, now or later. */
final class SendApi {
    private final String name;
    private final Hub hub;

    SendApi(String name, Hub hub) {
        this.name = name;
        this.hub = hub;
    }

    Reply message(HubRequest request, Instant now) {
        HubRouter.requireMethod(request, "POST");
        String id = hub.ids().notificationId(now);
        String location = request.location(name, "messages/" + id);
        boolean direct = request.has("direct");
        boolean test = request.has("test");
        if (direct && test) {
            throw Refusal.badRequest("A test send cannot be a direct send");
        }
        SendReader reader = new SendReader(request);
        if (direct) {
            Send send = reader.toHandle(id);
            hub.send(send);
            return Reply.created(direct(location)).accepting(send);
        }
        Send send = reader.toTags(id);
        if (test) {
            return Reply.xml(201, NotificationOutcomeXml.write(hub.testSend(send)))
                    .withLocation(location)
                    .accepting(send);
        }
        hub.send(send);
        return Reply.created(location).accepting(send);
    }

    Reply batch(HubRequest request, Instant now) {
        HubRouter.requireMethod(request, "POST");
        if (!request.has("direct") || request.has("test")) {
            throw Refusal.badRequest("A batch must be a direct send and cannot be a test send");
        }
        String id = hub.ids().notificationId(now);
        Send send = new SendReader(request).toHandles(id);
        hub.send(send);
        return Reply.created(direct(request.location(name, "messages/" + id))).accepting(send);
    }

    /** The hub repeats the flag behind the version. */
    private static String direct(String location) {
        return location + (location.contains("?") ? "&direct" : "?direct");
    }

    Reply schedule(HubRequest request, Instant now) {
        HubRouter.requireMethod(request, "POST");
        if (request.has("direct") || request.has("test")) {
            throw Refusal.badRequest("A scheduled notification cannot be a direct send or a test send");
        }
        String id = hub.ids().scheduledNotificationId(now);
        SendReader reader = new SendReader(request);
        Instant dueAt = reader.scheduleTime(now);
        Send send = reader.toTags(id);
        hub.schedule(send, dueAt);
        return Reply.created(request.location(name, "schedulednotifications/" + id))
                .accepting(send);
    }

    Reply cancel(HubRequest request, String notificationId) {
        HubRouter.requireMethod(request, "DELETE");
        if (!hub.cancel(notificationId)) {
            throw Refusal.of(404, "The scheduled notification does not exist or has been sent");
        }
        return Reply.empty(200);
    }
}
