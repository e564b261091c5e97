package io.github.nh4j.emulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test in any language asks the emulator itself. Needs no token; a hub cannot have its name. */
final class ControlApi {
    static final String ROOT = "_emulator";

    private final Namespace namespace;
    private final Hub hub;

    ControlApi(Namespace namespace) {
        this.namespace = namespace;
        this.hub = namespace.first().state();
    }

    Reply handle(HubRequest request) {
        return switch (request.method() + " "
                + String.join("/", request.path().subList(1, request.path().size()))) {
            case "GET inbox" ->
                json(namespace.inbox().stream().map(ControlApi::delivered).toList());
            case "GET requests" ->
                json(hub.requests().stream().map(ControlApi::received).toList());
            case "POST reset" -> {
                namespace.reset();
                yield Reply.empty(204);
            }
            case "POST clock" -> {
                advance(request.text());
                yield json(Map.of("now", hub.now().toString()));
            }
            default -> throw Refusal.of(404, "The emulator has GET inbox, GET requests, POST reset and POST clock");
        };
    }

    private void advance(String json) {
        String text = Members.parse(json).string("advance");
        try {
            namespace.advance(Duration.parse(text == null ? "" : text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Refusal.invalidBody("'advance' is not a duration such as PT1H, or leads beyond the year 9999");
        }
    }

    private static Reply json(Object value) {
        return Reply.json(200, JsonText.write(generator -> JsonText.writeValue(generator, value)));
    }

    private static Map<String, @Nullable Object> delivered(DeliveredNotification notification) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", notification.device().orElse(null));
        json.put("platform", notification.platform());
        json.put("deviceHandle", notification.deviceHandle());
        json.put("headers", notification.headers());
        json.put("payload", notification.payload());
        json.put("matched", notification.matched());
        json.put("notificationId", notification.notificationId());
        json.put("receivedAt", notification.receivedAt().toString());
        return json;
    }

    private static Map<String, Object> received(Hub.ReceivedRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", request.method());
        json.put("target", request.target());
        json.put("status", new JsonText.NumberText(Integer.toString(request.status())));
        json.put("headers", request.headerNames());
        return json;
    }
}
