package io.github.nh4j.emulator;

import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A template of a device. It is kept as text and read anew for each notification, since a hub may have a million of them.
 *
 * @param headers in their order
 */
record DeviceTemplate(
        @Nullable String name,
        String body,
        Map<String, String> headers,
        @Nullable String expiry,
        @Nullable String priority,
        @Nullable String messageType) {

    /**
     * Checks that it can be read, and has what its platform asks for.
     *
     * @throws TemplateSyntaxException if it has not
     */
    void check(DevicePlatform platform) {
        if (body.isBlank()) {
            throw new TemplateSyntaxException("'Body' is required");
        }
        headers.values().forEach(TemplateExpression::parse);
        TemplateExpression.parse(text(expiry));
        TemplateExpression.parse(text(priority));
        if (platform == DevicePlatform.WINDOWS && header("X-WNS-Type").isEmpty()) {
            throw new TemplateSyntaxException("'X-WNS-Type' header is required");
        }
        var unused = parsedBody(platform);
    }

    /** A header, whatever the case of its name; empty if it is not there. */
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** Windows devices take XML; as recorded, the hub takes JSON for them too, whatever the type that is said. */
    private TemplateBody parsedBody(DevicePlatform platform) {
        boolean windows = platform == DevicePlatform.WINDOWS || platform == DevicePlatform.WINDOWS_PHONE;
        return windows && !body.stripLeading().startsWith("{")
                ? XmlTemplateBody.parse(body)
                : JsonTemplateBody.parse(body);
    }

    /**
     * What the device gets.
     *
     * @throws InvalidPayloadException if a push service could not read it
     */
    String payload(DevicePlatform platform, TemplateProperties values) {
        return parsedBody(platform).render(values);
    }

    /**
     * The headers for the push service: those of the template with their values filled in; for Apple, those of the send go
     * before them.
     *
     * @throws InvalidPayloadException if a push service could not read them
     */
    Map<String, String> headers(DevicePlatform platform, Send.Template send, TemplateProperties values) {
        Map<String, String> filled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((header, value) ->
                filled.put(header, TemplateExpression.parse(value).evaluate(values)));
        if (messageType != null) {
            filled.put("X-Baidu-Message-Type", messageType);
        }
        if (platform != DevicePlatform.APPLE) {
            return filled;
        }
        String atPriority = TemplateExpression.parse(text(priority)).evaluate(values);
        if (!atPriority.isBlank()) {
            filled.putIfAbsent("apns-priority", atPriority);
        }
        String expires = TemplateExpression.parse(text(expiry)).evaluate(values);
        if (!expires.isBlank()) {
            try {
                filled.put(
                        "apns-expiration",
                        Long.toString(WireTime.expiry(expires).getEpochSecond()));
            } catch (DateTimeException e) {
                throw new InvalidPayloadException("the expiry is not a time");
            }
        }
        send.headers().forEach((header, value) -> {
            if (header.toLowerCase(Locale.ROOT).startsWith("apns-")) {
                filled.put(header, value);
            }
        });
        return filled;
    }

    private static String text(@Nullable String expression) {
        return expression == null ? "" : expression;
    }
}
