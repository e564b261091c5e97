package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** T7, and what it means in figures. */
abstract class PromptEndRules extends Rules {
    private static final int RUNS = 5;
    private static final Duration MEDIAN = Duration.ofMillis(250);
    private static final Duration HARD_LIMIT = Duration.ofSeconds(1);

    /** A busy machine may keep a transport waiting for one series of runs; a transport that is slow is so each time. */
    private static final int SERIES = 3;

    private static final int LONGEST_WAIT_SECONDS = 5;
    private static final int MOMENT_MILLIS = 100;

    PromptEndRules(TransportContract contract) {
        super(contract, Rule.T7);
    }

    /** Cancels one exchange where it is to be cancelled. */
    interface Run {
        /** How long after the cancellation the call has ended. */
        Duration once() throws Throwable;
    }

    final void endsPromptly(String situation, Run run) throws Throwable {
        List<Duration> times = sortedTimes(run);
        for (int series = 2; series <= SERIES && !areWithinLimits(times); series++) {
            times = sortedTimes(run);
        }
        assertThat(areWithinLimits(times))
                .as(when(situation))
                .withFailMessage(
                        "The calls ended %s after the cancellation: the median must be under %s ms, the longest under %s ms",
                        times.stream().map(time -> time.toMillis() + " ms").toList(),
                        MEDIAN.toMillis(),
                        HARD_LIMIT.toMillis())
                .isTrue();
    }

    private static List<Duration> sortedTimes(Run run) throws Throwable {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            times.add(run.once());
        }
        Collections.sort(times);
        return times;
    }

    private static boolean areWithinLimits(List<Duration> sorted) {
        return sorted.get(RUNS / 2).compareTo(MEDIAN) < 0
                && sorted.get(RUNS - 1).compareTo(HARD_LIMIT) < 0;
    }

    /** Fires, and says how long it then took the call to end. */
    final Duration abort(Pending call, String situation) {
        long fired = System.nanoTime();
        call.cancellation().cancel();
        Pending.End end = call.end(when(situation));
        AbortedCallRules.endedAsAborted(end, situation);
        return end.after(fired);
    }

    /** That the peer learns of it, and is not left with a connection or a stream that nobody reads. */
    final void seesTheEnd(CountDownLatch dropped, String situation) throws InterruptedException {
        assertThat(dropped.await(Patience.ofSeconds(LONGEST_WAIT_SECONDS).toMillis(), TimeUnit.MILLISECONDS))
                .as(when(situation))
                .withFailMessage(
                        "The call has ended, but after %s s the peer still has the connection or the stream open",
                        LONGEST_WAIT_SECONDS)
                .isTrue();
    }

    /** The same, for a phase in which a stack may be unable to do that. */
    final void seesTheEndUnless(Deviation deviation, CountDownLatch dropped, String situation) throws Throwable {
        assertUnless(
                deviation,
                () -> seesTheEnd(dropped, situation),
                () -> assertThat(dropped.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS))
                        .isFalse());
    }
}
