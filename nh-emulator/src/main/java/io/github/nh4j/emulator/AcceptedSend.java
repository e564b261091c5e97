package io.github.nh4j.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A send that has come whole and that the hub has accepted, whatever its sender was told. Immutable and thread-safe.
 */
public final class AcceptedSend {
    private final String trackingId;
    private final String path;
    private final Send send;
    private final Instant acceptedAt;
    private final String answer;

    AcceptedSend(String trackingId, String path, Send send, Instant acceptedAt, String answer) {
        this.trackingId = trackingId;
        this.path = path;
        this.send = send;
        this.acceptedAt = acceptedAt;
        this.answer = answer;
    }

    /**
     * The id that the sender gave to the request. nh4j gives the same to all attempts of a call, and tells it with the outcome
     * and with the exception.
     *
     * @return an id, or an empty text if the sender gave none
     */
    public String trackingId() {
        return trackingId;
    }

    /**
     * What kind of send it was.
     *
     * @return the path behind the hub's name: {@code messages}, {@code messages/$batch} or {@code schedulednotifications}
     */
    public String path() {
        return path;
    }

    /**
     * The id that the hub gave to it.
     *
     * @return that of the notification, also in the inbox
     */
    public String notificationId() {
        return send.notificationId();
    }

    /**
     * What was sent.
     *
     * @return the payload as it came; for a template, the values as JSON
     */
    public String payload() {
        return send.content().text();
    }

    /**
     * To which tags it was sent.
     *
     * @return the tag expression; empty for a broadcast and for a direct send
     */
    public Optional<String> tags() {
        return send.audience() instanceof Send.Tagged tagged
                ? Optional.of(tagged.tags().toString())
                : Optional.empty();
    }

    /**
     * To which devices it was sent directly.
     *
     * @return their handles; empty for a send to tags and for a broadcast
     */
    public List<String> deviceHandles() {
        return send.audience() instanceof Send.Handles direct ? List.copyOf(direct.handles()) : List.of();
    }

    /**
     * When the hub accepted it.
     *
     * @return the time by the emulator's clock
     */
    public Instant acceptedAt() {
        return acceptedAt;
    }

    /**
     * How its sender was answered.
     *
     * @return the status, such as {@code 201}, and the fault that it was not simply given with: {@code 500
     *     (statusAfterProcessing)}, {@code 201 (delay)}
     */
    public String answer() {
        return answer;
    }

    /** Such as {@code messages, 201 (truncation)}. */
    @Override
    public String toString() {
        return path + ", " + answer;
    }
}
