package io.github.nh4j.emulator;

import io.github.nh4j.transport.Headers;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What goes wrong, with which requests, and how often:
 *
 * <pre>{@code
 * emulator.faults().add(Fault.status(503).retryAfter("2").path("messages").next(1));
 * }</pre>
 *
 * <p>Without more it happens to every request, until the faults are cleared. Immutable and thread-safe; each method returns
 * another fault.
 */
public final class Fault {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Kind kind;
    private final int status;
    private final Duration pause;
    private final Headers headers;
    private final Scope scope;

    private Fault(Kind kind, int status, Duration pause, Headers headers, Scope scope) {
        this.kind = kind;
        this.status = status;
        this.pause = pause;
        this.headers = headers;
        this.scope = scope;
    }

    /** What goes wrong. */
    enum Kind {
        STATUS,
        STATUS_AFTER_PROCESSING,
        DELAY,
        DRIP,
        TRUNCATION,
        RESET_BEFORE_PROCESSING,
        RESET_AFTER_PROCESSING
    }

    /**
     * With which requests, and how often.
     *
     * @param method empty for all
     * @param skipped how many of these requests go well first
     * @param times how many it happens to at most
     * @param share of these requests, by chance
     */
    record Scope(String method, String path, int skipped, int times, double share, long seed) {
        static final int FOREVER = Integer.MAX_VALUE;
        static final Scope EVERYTHING = new Scope("", "", 0, FOREVER, 1, 0);
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, 0, Duration.ZERO, Headers.none(), Scope.EVERYTHING);
    }

    private static Fault of(Kind kind, int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("the status of an answer is 200 to 599, and not " + status);
        }
        return new Fault(kind, status, Duration.ZERO, Headers.none(), Scope.EVERYTHING);
    }

    private static Fault of(Kind kind, Duration pause) {
        if (pause.isNegative() || pause.isZero() || pause.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the time must be more than zero and at most a day, and not " + pause);
        }
        return new Fault(kind, 0, pause, Headers.none(), Scope.EVERYTHING);
    }

    /**
     * The hub does nothing and answers with a status.
     *
     * @param status 200 to 599
     * @return a fault
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public static Fault status(int status) {
        return of(Kind.STATUS, status);
    }

    /**
     * The hub does its work, and answers with a status all the same.
     *
     * @param status 200 to 599
     * @return a fault
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public static Fault statusAfterProcessing(int status) {
        return of(Kind.STATUS_AFTER_PROCESSING, status);
    }

    /**
     * The hub does its work at once, but its answer comes late.
     *
     * @param delay more than zero and at most a day
     * @return a fault
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public static Fault delay(Duration delay) {
        return of(Kind.DELAY, delay);
    }

    /**
     * The hub does its work, and its answer comes byte by byte. An answer that has no body gets one of 20 blanks, if it may.
     *
     * @param pause what passes before each byte of the body; more than zero and at most a day
     * @return a fault
     * @throws IllegalArgumentException if it is outside these bounds
     */
    public static Fault drip(Duration pause) {
        return of(Kind.DRIP, pause);
    }

    /**
     * The hub does its work, and the connection breaks before the last byte of its answer. An answer that may not have a body
     * does not come at all.
     *
     * @return a fault
     */
    public static Fault truncation() {
        return of(Kind.TRUNCATION);
    }

    /**
     * The connection breaks before the hub has looked at the request.
     *
     * @return a fault
     */
    public static Fault resetBeforeProcessing() {
        return of(Kind.RESET_BEFORE_PROCESSING);
    }

    /**
     * The hub does its work, and then the connection breaks without an answer.
     *
     * @return a fault
     */
    public static Fault resetAfterProcessing() {
        return of(Kind.RESET_AFTER_PROCESSING);
    }

    /**
     * The same with a header in the answer, if there is one.
     *
     * @param name such as {@code x-ms-retry-after-ms}
     * @param value as it is
     * @return a fault
     */
    public Fault header(String name, String value) {
        return new Fault(kind, status, pause, headers.with(name, value), scope);
    }

    /**
     * The same with a wait that the answer asks for.
     *
     * @param value the value of {@code Retry-After} as it is: seconds, a date, or what no client can read
     * @return a fault
     */
    public Fault retryAfter(String value) {
        return header("Retry-After", value);
    }

    /**
     * The same for requests with one method only.
     *
     * @param method such as {@code POST}
     * @return a fault
     */
    public Fault method(String method) {
        return with(new Scope(
                method.toUpperCase(Locale.ROOT), scope.path, scope.skipped, scope.times, scope.share, scope.seed));
    }

    /**
     * The same for one kind of operation only.
     *
     * @param prefix what the path begins with behind the hub's name, in capitals or not, such as {@code messages}, {@code
     *     messages/$batch}, {@code schedulednotifications} or {@code installations/phone}
     * @return a fault
     */
    public Fault path(String prefix) {
        return with(new Scope(
                scope.method,
                Objects.requireNonNull(prefix, "prefix"),
                scope.skipped,
                scope.times,
                scope.share,
                scope.seed));
    }

    /**
     * The same, a few times only.
     *
     * @param times how many of the requests that it is for it happens to; 1 or more
     * @return a fault
     * @throws IllegalArgumentException if it is less
     */
    public Fault next(int times) {
        return with(new Scope(scope.method, scope.path, scope.skipped, positive(times), scope.share, scope.seed));
    }

    /**
     * The same for one request only; with {@link #next} behind it, for several from that one on.
     *
     * @param number which of the requests that it is for, counted from 1 on
     * @return a fault
     * @throws IllegalArgumentException if it is less than 1
     */
    public Fault nth(int number) {
        return with(new Scope(scope.method, scope.path, positive(number) - 1, 1, scope.share, scope.seed));
    }

    /**
     * The same by chance.
     *
     * @param share of the requests that it is for; more than 0 and at most 1
     * @param seed the same chances come again with the same seed
     * @return a fault
     * @throws IllegalArgumentException if the share is outside these bounds
     */
    public Fault rate(double share, long seed) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a rate is more than 0 and at most 1, and not " + share);
        }
        return with(new Scope(scope.method, scope.path, scope.skipped, scope.times, share, seed));
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("requests are counted from 1 on: " + number);
        }
        return number;
    }

    private Fault with(Scope other) {
        return new Fault(kind, status, pause, headers, other);
    }

    Kind kind() {
        return kind;
    }

    /** 0 if the hub's own is answered. */
    int status() {
        return status;
    }

    Duration pause() {
        return pause;
    }

    Headers headers() {
        return headers;
    }

    Scope scope() {
        return scope;
    }

    boolean isBeforeProcessing() {
        return kind == Kind.STATUS || kind == Kind.RESET_BEFORE_PROCESSING;
    }

    /** Whether it is for a request with this path behind the name of the hub. */
    boolean isFor(String method, String path) {
        return (scope.method.isEmpty() || scope.method.equals(method))
                && path.regionMatches(true, 0, scope.path, 0, scope.path.length());
    }

    /** What it is, as in JSON. */
    @Override
    public String toString() {
        return FaultJson.write(this);
    }
}
