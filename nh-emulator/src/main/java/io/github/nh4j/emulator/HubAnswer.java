package io.github.nh4j.emulator;

import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.Objects;

/**
 * What the emulator answers, and how that is to be given to the caller, for servers that offer it over a network.
 *
 * @param response the whole response
 * @param way whether the caller gets it, and how
 * @param pause what passes before the response; for one that drips, before each byte of its body; zero or more
 */
public record HubAnswer(TransportResponse response, Way way, Duration pause) {
    /**
     * An answer of which nothing is missing.
     *
     * @param response the whole response
     * @param way whether the caller gets it, and how
     * @param pause what passes before the response, or before each byte of its body
     */
    public HubAnswer {
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(pause, "pause");
    }

    /** How an answer is given to the caller. */
    public enum Way {
        /** As usual. */
        WHOLE,
        /** The head at once, and then the body, byte by byte. */
        DRIPPING,
        /** The connection, or the stream of it, is broken off before the end of the body. */
        TRUNCATED,
        /** The connection, or the stream of it, is broken off without an answer. */
        RESET
    }

    /** What passes before the last byte. */
    Duration time() {
        return way == Way.DRIPPING ? pause.multipliedBy(response.body().length) : pause;
    }
}
