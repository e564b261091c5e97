package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long is waited before another attempt: the cases of the catalogue that take seconds, on a clock that can be moved. */
@Timeout(60)
class WaitsTest {
    private static final ScriptedTransport.Line ACCEPTED = ScriptedTransport.answer(201);

    /** The clock moves by this with each look, and a wait ends with the look that follows it. */
    private static final Duration STRIDE = Duration.ofMillis(50);

    private static final long LATER = 2 * STRIDE.toMillis();
    private static final long LONGEST_FIRST = 1_000_000_000;

    private final RetryProbe probe = new RetryProbe();

    WaitsTest() {
        probe.clock.go(STRIDE);
    }

    private long waitBefore(int attempt) {
        return probe.millis.get(attempt - 1) - probe.millis.get(attempt - 2);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void f028AWaitOfTwoSecondsIsKeptAndNotMuchExceeded(RetryProbe.Way way) throws Throwable {
        probe.dice = Duration.ofMillis(250).toNanos();

        way.send(probe.hub(ScriptedTransport.answer(503, "Retry-After", "2"), ACCEPTED));

        assertThat(waitBefore(2)).isBetween(2_250L, 2_250 + LATER);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void f029WithoutAWaitItIsUpToOneSecondAndThenUpToTwo(RetryProbe.Way way) throws Throwable {
        probe.dice = 2 * LONGEST_FIRST;

        way.send(probe.hub(ScriptedTransport.answer(429), ScriptedTransport.answer(429), ACCEPTED));

        assertThat(waitBefore(2)).isBetween(999L, 999 + LATER);
        assertThat(waitBefore(3)).isBetween(2_000L, 2_000 + LATER);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void f036ADateIsMeasuredByTheHubsClockWhateverThisMachinesSays(RetryProbe.Way way) throws Throwable {
        probe.dice = 0;

        way.send(probe.hub(
                ScriptedTransport.answer(
                        503, "Date", "Wed, 31 Dec 2025 23:00:00 GMT", "Retry-After", "Wed, 31 Dec 2025 23:00:02 GMT"),
                ACCEPTED));

        assertThat(waitBefore(2)).isBetween(2_000L, 2_000 + LATER);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void f041TheLongerOfTheTwoWaitsIsTaken(RetryProbe.Way way) throws Throwable {
        probe.dice = 0;
        way.send(probe.hub(ScriptedTransport.answer(429, "retry-after-ms", "700"), ACCEPTED));
        assertThat(waitBefore(2)).isBetween(700L, 700 + LATER);

        probe.millis.clear();
        probe.dice = LONGEST_FIRST;
        way.send(probe.hub(ScriptedTransport.answer(429, "retry-after-ms", "300"), ACCEPTED));
        assertThat(waitBefore(2)).isBetween(1_000L, 1_000 + LATER);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void f078ADayThatTheWallClockJumpsIsNoDayOfACall(RetryProbe.Way way) throws Throwable {
        probe.dice = 0;
        ScriptedTransport.Line busy = ScriptedTransport.answer(503, "Retry-After", "1");
        for (int days : new int[] {1, -1}) {
            probe.millis.clear();

            way.send(probe.hub(
                    (request, cancellation) -> {
                        probe.clock.jump(Duration.ofDays(days));
                        return busy.play(request, cancellation);
                    },
                    ACCEPTED));

            assertThat(waitBefore(2)).isBetween(1_000L, 1_000 + LATER);
        }
    }
}
