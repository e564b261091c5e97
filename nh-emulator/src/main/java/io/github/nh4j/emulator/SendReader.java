package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.tag.TagExpression;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what is to be sent, and to whom, from the headers and the body of a request. */
final class SendReader {
    private static final int MOST_HANDLES = 1000;
    private static final Duration FURTHEST = Duration.ofDays(7);

    private final HubRequest request;
    private final String format;

    /**
     * Starts with the format.
     *
     * @throws Refusal with 400 if it is missing or unknown
     */
    SendReader(HubRequest request) {
        this.request = request;
        this.format = request.header("ServiceBusNotification-Format")
                .map(String::strip)
                .orElseThrow(() -> Refusal.badRequest("The ServiceBusNotification-Format header is missing"));
    }

    Send toTags(String notificationId) {
        return new Send(notificationId, audience(), content(request.body()));
    }

    Send toHandle(String notificationId) {
        requireNative();
        String handle = request.header("ServiceBusNotification-DeviceHandle")
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> Refusal.badRequest("The ServiceBusNotification-DeviceHandle header is missing"));
        if (isFormat(DevicePlatform.BROWSER)) {
            for (String key : List.of("P256DH", "Auth")) {
                if (request.header(key).filter(value -> !value.isBlank()).isEmpty()) {
                    throw Refusal.badRequest("The " + key + " header is missing");
                }
            }
        }
        return new Send(notificationId, new Send.Handles(List.of(handle)), content(request.body()));
    }

    Send toHandles(String notificationId) {
        requireNative();
        if (isFormat(DevicePlatform.BROWSER)) {
            throw Refusal.badRequest("A batch cannot go to browsers");
        }
        Map<String, byte[]> parts =
                Multipart.parse(request.header("Content-Type").orElse(""), request.body());
        byte[] notification = parts.get("notification");
        byte[] devices = parts.get("devices");
        if (notification == null || devices == null) {
            throw Multipart.incomplete();
        }
        HubRouter.requireSize(notification);
        Send.Content content = content(notification);
        return new Send(notificationId, new Send.Handles(handles(new String(devices, UTF_8))), content);
    }

    /** The time of a scheduled notification. */
    Instant scheduleTime(Instant now) {
        String text = request.header("ServiceBusNotification-ScheduleTime")
                .orElseThrow(() -> Refusal.badRequest("The ServiceBusNotification-ScheduleTime header is missing"));
        try {
            Instant time = WireTime.iso(text);
            if (time.isAfter(now.plus(FURTHEST))) {
                throw Refusal.badRequest("A notification cannot be scheduled more than 7 days ahead");
            }
            return time;
        } catch (DateTimeException e) {
            throw Refusal.badRequest("The ServiceBusNotification-ScheduleTime header is not a time");
        }
    }

    private boolean isTemplate() {
        return format.equalsIgnoreCase("template");
    }

    private boolean isFormat(DevicePlatform platform) {
        return platform.format().equalsIgnoreCase(format);
    }

    private void requireNative() {
        if (isTemplate()) {
            throw Refusal.badRequest("A template notification cannot be sent to device handles");
        }
    }

    private Send.Audience audience() {
        return request.header("ServiceBusNotification-Tags")
                .map(SendReader::tags)
                .orElseGet(Send.Everyone::new);
    }

    private static Send.Audience tags(String text) {
        if (text.isBlank()) {
            throw Refusal.badRequest("The tag expression is empty");
        }
        try {
            return new Send.Tagged(TagExpression.parse(text).requireSendable());
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The supplied TagExpression is not valid: " + e.getMessage());
        }
    }

    private Send.Content content(byte[] payload) {
        if (payload.length == 0) {
            throw Refusal.badRequest("The notification has no payload");
        }
        Map<String, String> headers = PushHeaders.of(request.headers());
        String text = new String(payload, UTF_8);
        if (isTemplate()) {
            return new Send.Template(headers, TemplateProperties.of(properties(text)), text);
        }
        DevicePlatform platform = DevicePlatform.ofFormat(format)
                .orElseThrow(() ->
                        Refusal.badRequest("The ServiceBusNotification-Format header has an unknown value: " + format));
        if (platform == DevicePlatform.WINDOWS && !headers.containsKey("X-WNS-Type")) {
            throw Refusal.badRequest("The X-WNS-Type header is missing");
        }
        if (platform == DevicePlatform.APPLE) {
            request.header("ServiceBusNotification-Apns-Expiry")
                    .ifPresent(expiry -> headers.putIfAbsent("apns-expiration", epochSeconds(expiry)));
        }
        return new Send.Native(platform, headers, text);
    }

    /** The legacy header becomes the one that the push service knows. */
    private static String epochSeconds(String expiry) {
        try {
            return Long.toString(WireTime.expiry(expiry).getEpochSecond());
        } catch (DateTimeException e) {
            throw Refusal.badRequest("The ServiceBusNotification-Apns-Expiry header is not a time");
        }
    }

    /** A flat object. Numbers and booleans count as their text, since nothing says that they are refused. */
    private static Map<String, String> properties(String json) {
        Map<String, String> properties = new LinkedHashMap<>();
        try {
            JsonText.readObject(json).forEach((name, value) -> {
                if (value instanceof Map || value instanceof List) {
                    throw Refusal.badRequest("The properties of a template notification must be a flat JSON object");
                }
                if (value != null) {
                    properties.put(name, value.toString());
                }
            });
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The properties of a template notification are not valid: " + e.getMessage());
        }
        return properties;
    }

    private static List<String> handles(String json) {
        try {
            List<String> handles = new ArrayList<>();
            if (JsonText.readLenient(json) instanceof List<?> elements) {
                for (Object element : elements) {
                    if (!(element instanceof String handle) || handle.isBlank()) {
                        throw Refusal.badRequest("A device handle is not a string or is empty");
                    }
                    handles.add(handle);
                }
            }
            if (handles.isEmpty() || handles.size() > MOST_HANDLES) {
                throw Refusal.badRequest("A batch takes an array of 1 to " + MOST_HANDLES + " device handles");
            }
            return handles;
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The device handles are not valid: " + e.getMessage());
        }
    }
}
