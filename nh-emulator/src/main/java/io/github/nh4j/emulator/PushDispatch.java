package io.github.nh4j.emulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the devices that a notification reaches, and makes of it what each of them gets. */
final class PushDispatch {
    private final Send send;
    private final Instant at;
    private final List<Attempt> attempts = new ArrayList<>();

    private PushDispatch(Send send, Instant at) {
        this.send = send;
        this.at = at;
    }

    /**
     * What happens to one registration.
     *
     * @param delivered what the device got, or null if its push service refused it
     */
    record Attempt(
            DevicePlatform platform,
            String handle,
            String registrationId,
            @Nullable DeliveredNotification delivered) {}

    /** The attempts in the order of the installations and, within one, of its templates. */
    static List<Attempt> attempts(Send send, Collection<Installation> installations, Instant at) {
        PushDispatch dispatch = new PushDispatch(send, at);
        if (send.audience() instanceof Send.Handles direct && send.content() instanceof Send.Native content) {
            direct.handles().forEach(handle -> dispatch.direct(content, handle));
        } else {
            installations.stream().filter(device -> !device.isExpired(at)).forEach(dispatch::registered);
        }
        return List.copyOf(dispatch.attempts);
    }

    private void direct(Send.Native content, String handle) {
        add(null, content.platform(), handle, content.headers(), content.payload(), "direct");
    }

    private void registered(Installation device) {
        if (send.content() instanceof Send.Native content) {
            if (device.platform() == content.platform() && matches(device.matchTags())) {
                add(device.id(), device.platform(), device.handle(), content.headers(), content.payload(), audience());
            }
        } else if (send.content() instanceof Send.Template content) {
            TemplateProperties properties = content.properties().or(device.pushVariables());
            for (Installation.Template template : device.templates()) {
                if (matches(template.matchTags())) {
                    rendered(device, template, content, properties);
                }
            }
        }
    }

    private void rendered(
            Installation device, Installation.Template template, Send.Template content, TemplateProperties properties) {
        try {
            add(
                    device.id(),
                    device.platform(),
                    device.handle(),
                    headers(device.platform(), template, content, properties),
                    template.body().render(properties),
                    "template " + template.name() + ", " + audience());
        } catch (InvalidPayloadException e) {
            attempts.add(new Attempt(device.platform(), device.handle(), device.id(), null));
        }
    }

    /** Those of the template with their values filled in; for Apple, those of the send go before them. */
    private static Map<String, String> headers(
            DevicePlatform platform, Installation.Template template, Send.Template content, TemplateProperties values) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        template.headers().forEach((name, value) -> headers.put(name, value.evaluate(values)));
        if (platform != DevicePlatform.APPLE) {
            return headers;
        }
        String expiry = template.expiry() == null
                ? ""
                : TemplateExpression.parse(template.expiry()).evaluate(values);
        if (!expiry.isBlank()) {
            try {
                headers.put(
                        "apns-expiration", Long.toString(WireTime.expiry(expiry).getEpochSecond()));
            } catch (DateTimeException e) {
                throw new InvalidPayloadException("the expiry is not a time");
            }
        }
        content.headers().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("apns-")) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    private boolean matches(Set<String> tags) {
        return !(send.audience() instanceof Send.Tagged tagged) || tagged.tags().matches(tags);
    }

    private String audience() {
        return send.audience() instanceof Send.Tagged tagged ? "tags: " + tagged.tags() : "broadcast";
    }

    private void add(
            @Nullable String device,
            DevicePlatform platform,
            String handle,
            Map<String, String> headers,
            String payload,
            String matched) {
        DeliveredNotification delivered = new DeliveredNotification(
                device, platform, handle, headers, payload, matched, send.notificationId(), at);
        attempts.add(new Attempt(platform, handle, device == null ? "" : device, delivered));
    }
}
