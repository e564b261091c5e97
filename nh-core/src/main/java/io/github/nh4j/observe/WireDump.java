package io.github.nh4j.observe;

import java.io.PrintStream;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Shows every request and answer, for debugging. Secrets are masked: the token never appears, of the headers only those
 * on a list are shown, and of tags and device handles the first four characters.
 *
 * <p>Immutable; as thread-safe as what it writes to. A request and its answer are written apart, each in one piece; calls
 * at the same time are told apart by the {@code TrackingId}.
 */
public final class WireDump {
    private final Consumer<String> out;
    private final boolean bodies;

    private WireDump(Consumer<String> out, boolean bodies) {
        this.out = out;
        this.bodies = bodies;
    }

    /**
     * A dump to a stream.
     *
     * @param out such as {@code System.out}; it stays open
     * @return a dump of start lines and headers
     */
    public static WireDump to(PrintStream out) {
        Objects.requireNonNull(out, "out");
        return to(text -> {
            out.print(text);
            out.flush();
        });
    }

    /**
     * A dump to a logger or a list.
     *
     * @param out takes one request or one answer as text of several lines; what it throws is logged once and swallowed
     * @return a dump of start lines and headers
     */
    public static WireDump to(Consumer<String> out) {
        return new WireDump(Objects.requireNonNull(out, "out"), false);
    }

    /**
     * The same dump with the payloads of sends and the outcomes as they are, and with whole tags and device handles.
     * Whatever looks like a key or a token is masked in them, too. These are personal data of your users: not for
     * production.
     *
     * @return a new dump
     */
    public WireDump withBodies() {
        return new WireDump(out, true);
    }

    /**
     * Whether bodies are shown.
     *
     * @return true after {@link #withBodies()}
     */
    public boolean showsBodies() {
        return bodies;
    }

    /**
     * Writes one request or answer; called by the client.
     *
     * @param text several lines, masked already
     */
    public void write(String text) {
        out.accept(text);
    }
}
