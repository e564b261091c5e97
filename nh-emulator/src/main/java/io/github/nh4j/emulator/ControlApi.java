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
    private final EmulatorFiles files;

    ControlApi(Namespace namespace) {
        this.namespace = namespace;
        this.hub = namespace.first().state();
        this.files = hub.files();
    }

    Reply handle(HubRequest request) {
        if (request.path().size() > 2 && request.path().get(1).equals(EmulatorFiles.BLOBS)) {
            return file(request, EmulatorFiles.Place.of(request.path()));
        }
        return switch (request.method() + " "
                + String.join("/", request.path().subList(1, request.path().size()))) {
            case "GET inbox" ->
                json(namespace.inbox().stream().map(ControlApi::delivered).toList());
            case "GET requests" ->
                json(hub.requests().all().stream().map(ControlApi::received).toList());
            case "GET ledger" ->
                json(namespace.ledger().all().stream().map(ControlApi::accepted).toList());
            case "GET faults" ->
                json(namespace.faults().counts().stream()
                        .map(ControlApi::counted)
                        .toList());
            case "POST faults" -> {
                namespace.faults().add(FaultJson.read(request.text()));
                yield Reply.empty(204);
            }
            case "DELETE faults" -> {
                namespace.faults().clear();
                yield Reply.empty(204);
            }
            case "POST expire" -> {
                hub.pushServices().expire(handle(request.text()));
                yield Reply.empty(204);
            }
            case "POST reset" -> {
                namespace.reset();
                yield Reply.empty(204);
            }
            case "POST clock" -> {
                advance(request.text());
                yield json(Map.of("now", hub.now().toString()));
            }
            default ->
                throw Refusal.of(
                        404,
                        "The emulator has GET inbox, GET ledger, GET requests, GET, POST and DELETE faults, GET and PUT"
                                + " blobs/{container}/{name}, POST expire, POST reset and POST clock");
        };
    }

    private Reply file(HubRequest request, EmulatorFiles.Place place) {
        if (!files.mayRead(place, request)) {
            throw Refusal.of(403, "The address lacks the signature that it was given out with");
        }
        boolean container = place.name().isEmpty();
        return switch (request.method()) {
            case "GET" ->
                container
                        ? json(files.names(place.container()))
                        : Reply.bytes(files.read(place).orElseThrow(() -> Refusal.of(404, "The file does not exist")));
            case "PUT" -> {
                if (container) {
                    throw Refusal.badRequest("A file needs a name behind that of its container");
                }
                if (files.isOfHub(place.container())) {
                    throw Refusal.of(403, "Only the hub writes to this container");
                }
                files.write(place, request.body());
                yield Reply.empty(201);
            }
            default -> throw HubRouter.methodNotAllowed(request);
        };
    }

    private static String handle(String json) {
        String handle = Members.parse(json).string("deviceHandle");
        if (handle == null || handle.isEmpty()) {
            throw Refusal.invalidBody("'deviceHandle' is required");
        }
        return handle;
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

    private static Map<String, @Nullable Object> accepted(AcceptedSend send) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("trackingId", send.trackingId());
        json.put("path", send.path());
        json.put("notificationId", send.notificationId());
        json.put("payload", send.payload());
        json.put("tags", send.tags().orElse(null));
        json.put("deviceHandles", send.deviceHandles());
        json.put("acceptedAt", send.acceptedAt().toString());
        json.put("answer", send.answer());
        return json;
    }

    private static Map<String, @Nullable Object> counted(Faults.Count count) {
        Map<String, @Nullable Object> json = FaultJson.members(count.fault());
        json.put("happened", new JsonText.NumberText(Integer.toString(count.happened())));
        return json;
    }

    private static Map<String, Object> received(RequestLog.ReceivedRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", request.method());
        json.put("target", request.target());
        json.put("status", new JsonText.NumberText(Integer.toString(request.status())));
        json.put("headers", request.headerNames());
        return json;
    }
}
