package io.github.nh4j.emulator;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A notification as one device has got it. Immutable and thread-safe. */
public final class DeliveredNotification {
    private final @Nullable String device;
    private final DevicePlatform platform;
    private final String deviceHandle;
    private final Map<String, String> headers;
    private final String payload;
    private final String matched;
    private final String notificationId;
    private final Instant receivedAt;

    DeliveredNotification(
            @Nullable String device,
            DevicePlatform platform,
            String deviceHandle,
            Map<String, String> headers,
            String payload,
            String matched,
            String notificationId,
            Instant receivedAt) {
        this.device = device;
        this.platform = platform;
        this.deviceHandle = deviceHandle;
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.headers = Collections.unmodifiableMap(anyCase);
        this.payload = payload;
        this.matched = matched;
        this.notificationId = notificationId;
        this.receivedAt = receivedAt;
    }

    /**
     * The installation that was reached.
     *
     * @return its id, or empty for a direct send and for a registration that is no part of an installation
     */
    public Optional<String> device() {
        return Optional.ofNullable(device);
    }

    /**
     * The platform, in the word of installations.
     *
     * @return such as {@code apns}, {@code fcmv1} or {@code wns}
     */
    public String platform() {
        return platform.word();
    }

    /**
     * The device's handle at its push service.
     *
     * @return a token or a URI; for a browser, the endpoint of its subscription
     */
    public String deviceHandle() {
        return deviceHandle;
    }

    /**
     * The headers for the push service, such as {@code apns-priority} or {@code X-WNS-Type}.
     *
     * @return names and values; a name is found whatever its case
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The payload as the device gets it: for a template, with all values filled in.
     *
     * @return the text
     */
    public String payload() {
        return payload;
    }

    /**
     * Why the device was reached.
     *
     * @return {@code direct}, {@code broadcast} or {@code tags: <expression>}; for a template, {@code template <name>,} before it,
     *     or {@code template,} if it has no name
     */
    public String matched() {
        return matched;
    }

    /**
     * The id under which the hub accepted the notification.
     *
     * @return the last segment of the path in {@code Location}
     */
    public String notificationId() {
        return notificationId;
    }

    /**
     * When it was delivered, by the clock of the emulator.
     *
     * @return the time; for a scheduled notification, exactly the time that it was scheduled for
     */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** All of it but the headers: an emulator is given no secrets. */
    @Override
    public String toString() {
        return platform() + " " + deviceHandle + " (" + matched + "): " + payload;
    }
}
