package io.github.nh4j.notification;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a push service said of one device that it would not push to. Every part may be missing. Immutable and thread-safe.
 */
public final class PnsFeedback {
    private final @Nullable Instant feedbackTime;
    private final Map<String, String> elements;

    private PnsFeedback(@Nullable Instant feedbackTime, Map<String, String> elements) {
        this.feedbackTime = feedbackTime;
        this.elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /**
     * A feedback; tests of an application use it too.
     *
     * @param feedbackTime when the push service said so, or null if it is not known
     * @param elements the texts of its document by the names of their elements, such as {@code PnsHandle}
     * @return the feedback
     */
    public static PnsFeedback of(@Nullable Instant feedbackTime, Map<String, String> elements) {
        return new PnsFeedback(feedbackTime, elements);
    }

    /**
     * When the push service said so.
     *
     * @return the time; empty if the document has none that can be read
     */
    public Optional<Instant> feedbackTime() {
        return Optional.ofNullable(feedbackTime);
    }

    /**
     * What is wrong, in the hub's words.
     *
     * @return such as {@code ExpiredChannel} or {@code WrongToken}; empty if it does not say
     */
    public String error() {
        return elements.getOrDefault("NotificationSystemError", "");
    }

    /**
     * The platform, in the hub's words.
     *
     * @return such as {@code apple} or {@code gcm}; empty if it does not say
     */
    public String platform() {
        return elements.getOrDefault("Platform", "");
    }

    /**
     * The device's handle at its push service.
     *
     * @return the handle; empty if it does not say
     */
    public String pnsHandle() {
        return elements.getOrDefault("PnsHandle", "");
    }

    /**
     * The registration of the device.
     *
     * @return its id
     */
    public Optional<String> registrationId() {
        return element("RegistrationId");
    }

    /**
     * The installation of the device.
     *
     * @return its id
     */
    public Optional<String> installationId() {
        return element("InstallationId");
    }

    /**
     * The notification that was refused.
     *
     * @return its id
     */
    public Optional<String> notificationId() {
        return element("NotificationId");
    }

    /**
     * The handle that has taken the place of the old one.
     *
     * @return the new handle
     */
    public Optional<String> newPnsHandle() {
        return element("NewPnsHandle");
    }

    /**
     * All that the document says, with what this library has no method for.
     *
     * @return the texts by the names of their elements, in the order of the document
     */
    public Map<String, String> elements() {
        return elements;
    }

    private Optional<String> element(String name) {
        return Optional.ofNullable(elements.get(name)).filter(text -> !text.isEmpty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PnsFeedback that
                && Objects.equals(feedbackTime, that.feedbackTime)
                && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    /** All but the handles: whoever has one can push to the device. */
    @Override
    public String toString() {
        Map<String, String> shown = new LinkedHashMap<>(elements);
        shown.remove("PnsHandle");
        shown.remove("NewPnsHandle");
        return "PnsFeedback" + shown;
    }
}
