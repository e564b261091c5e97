package io.github.nh4j.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
     * @param installationId null for a registration of its own, and for a direct send
     * @param registrationId empty for a direct send
     * @param delivered what the device got, or null if its push service refused it
     */
    record Attempt(
            DevicePlatform platform,
            String handle,
            @Nullable String installationId,
            String registrationId,
            @Nullable DeliveredNotification delivered) {}

    /** The attempts, in the order in which the registrations came to the hub. */
    static List<Attempt> attempts(Send send, Stream<StoredRegistration> registrations, Instant at) {
        PushDispatch dispatch = new PushDispatch(send, at);
        if (send.audience() instanceof Send.Handles direct && send.content() instanceof Send.Native content) {
            direct.handles().forEach(handle -> dispatch.direct(content, handle));
        } else {
            registrations
                    .filter(registration -> !registration.isExpired(at) && dispatch.isFor(registration.content()))
                    .sorted(Comparator.comparingLong(StoredRegistration::sequence))
                    .forEach(dispatch::registered);
        }
        return List.copyOf(dispatch.attempts);
    }

    private boolean isFor(Registration registration) {
        boolean kind = send.content() instanceof Send.Native content
                ? registration.template() == null && registration.kind().platform() == content.platform()
                : registration.template() != null;
        return kind && (!(send.audience() instanceof Send.Tagged tagged) || registration.matches(tagged.tags()));
    }

    private void direct(Send.Native content, String handle) {
        add(null, "", content.platform(), handle, content.headers(), content.payload(), "direct");
    }

    private void registered(StoredRegistration registration) {
        DeviceTemplate template = registration.content().template();
        if (send.content() instanceof Send.Native content) {
            add(registration, content.headers(), content.payload(), audience());
        } else if (send.content() instanceof Send.Template content && template != null) {
            rendered(registration, template, content);
        }
    }

    private void rendered(StoredRegistration registration, DeviceTemplate template, Send.Template content) {
        DevicePlatform platform = registration.content().kind().platform();
        TemplateProperties values =
                content.properties().or(registration.content().variables());
        try {
            add(
                    registration,
                    template.headers(platform, content, values),
                    template.payload(platform, values),
                    (template.name() == null ? "template, " : "template " + template.name() + ", ") + audience());
        } catch (InvalidPayloadException e) {
            attempts.add(new Attempt(
                    platform,
                    registration.content().handle(),
                    registration.content().installationId(),
                    registration.id().toString(),
                    null));
        }
    }

    private String audience() {
        return send.audience() instanceof Send.Tagged tagged ? "tags: " + tagged.tags() : "broadcast";
    }

    private void add(StoredRegistration registration, Map<String, String> headers, String payload, String matched) {
        Registration content = registration.content();
        add(
                content.installationId(),
                registration.id().toString(),
                content.kind().platform(),
                content.handle(),
                headers,
                payload,
                matched);
    }

    private void add(
            @Nullable String device,
            String registrationId,
            DevicePlatform platform,
            String handle,
            Map<String, String> headers,
            String payload,
            String matched) {
        DeliveredNotification delivered = new DeliveredNotification(
                device, platform, handle, headers, payload, matched, send.notificationId(), at);
        attempts.add(new Attempt(platform, handle, device, registrationId, delivered));
    }
}
