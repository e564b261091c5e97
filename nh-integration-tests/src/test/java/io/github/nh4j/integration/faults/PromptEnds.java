package io.github.nh4j.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.TransportProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs each case five times at once and looks how long its end took. A machine that is busy may need more patience. */
final class PromptEnds {
    private static final int TIMES = 5;
    private static final int AT_ONCE = 10;
    private static final int PERCENT = Integer.getInteger("nh4j.tck.patience", 100);
    private static final long USUAL_MILLIS = 250L * PERCENT / 100;
    private static final long LONGEST_MILLIS = 1_000L * PERCENT / 100;

    private final ExecutorService runner = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "prompt-end");
        thread.setDaemon(true);
        return thread;
    });
    private final List<DynamicTest> tests = new ArrayList<>();

    /** One run of a case; returns how many milliseconds the end took. */
    @FunctionalInterface
    interface Measured {
        long run(TransportProvider stack) throws Exception;
    }

    PromptEnds add(String name, Measured measured) {
        for (TransportProvider stack : Stacks.all()) {
            List<Future<Long>> runs = Stream.generate(() -> runner.submit(() -> measured.run(stack)))
                    .limit(TIMES)
                    .toList();
            tests.add(DynamicTest.dynamicTest(name + " [" + stack.name() + "]", () -> check(runs)));
        }
        return this;
    }

    Stream<DynamicTest> tests() {
        runner.shutdown();
        return tests.stream();
    }

    private static void check(List<Future<Long>> runs) throws Throwable {
        List<Long> millis = new ArrayList<>();
        for (Future<Long> run : runs) {
            try {
                millis.add(run.get());
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
        assertThat(millis.stream().sorted().skip(TIMES / 2).findFirst().orElseThrow())
                .as("the usual time of %s ms", millis)
                .isLessThanOrEqualTo(USUAL_MILLIS);
        assertThat(millis).allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(LONGEST_MILLIS));
    }
}
