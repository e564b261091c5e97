package io.github.nh4j.emulator;

import io.github.nh4j.emulator.HubAnswer.Way;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fault that one request has met.
 *
 * @param fault null if all goes well
 */
record Incident(@Nullable Fault fault) {
    static final Incident NONE = new Incident(null);

    boolean isBeforeProcessing() {
        return fault != null && fault.isBeforeProcessing();
    }

    /** What the caller is told where the hub would say this. */
    Reply told(Reply reply, String trackingId, Instant now, ServerGeneration generation) {
        if (fault == null) {
            return reply;
        }
        Reply told = switch (fault.kind()) {
            case STATUS, STATUS_AFTER_PROCESSING -> status(fault.status(), trackingId, now, generation);
            case DRIP -> reply.withSomeBody();
            default -> reply;
        };
        return told.with(fault.headers());
    }

    private static Reply status(int status, String trackingId, Instant now, ServerGeneration generation) {
        return status < 400
                ? Reply.empty(status)
                : Reply.error(Refusal.of(status, "A fault of the emulator"), trackingId, now, generation);
    }

    /** How the caller gets that. */
    HubAnswer answer(TransportResponse response) {
        return fault == null
                ? new HubAnswer(response, Way.WHOLE, Duration.ZERO)
                : new HubAnswer(response, way(fault.kind(), response.status()), fault.pause());
    }

    private static Way way(Fault.Kind kind, int status) {
        return switch (kind) {
            case STATUS, STATUS_AFTER_PROCESSING, DELAY -> Way.WHOLE;
            case DRIP -> Way.DRIPPING;
            case TRUNCATION -> Reply.mayHaveBody(status) ? Way.TRUNCATED : Way.RESET;
            case RESET_BEFORE_PROCESSING, RESET_AFTER_PROCESSING -> Way.RESET;
        };
    }

    /** What the ledger says of the answer. */
    String word(int status) {
        return fault == null
                ? Integer.toString(status)
                : (fault.status() == 0 ? status : fault.status()) + " (" + FaultJson.name(fault.kind()) + ")";
    }
}
