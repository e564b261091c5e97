package io.github.nh4j.integration.faults;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.integration.faults.Operation.End;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A case of the catalogue.
 *
 * @param id its number
 * @param sentence what is given, and what comes out
 * @param repeats whether the caller accepts duplicates
 * @param keys what the client is given each time it asks for the key, the last for good
 * @param before makes calls whose end does not matter; usually none
 * @param settings of the client
 * @param expected what came out, checked
 */
record FaultCase(
        String id,
        String sentence,
        Peer.Maker peer,
        Operation operation,
        Consumer<NotificationHubClient.Builder> settings,
        boolean repeats,
        List<String> keys,
        Before before,
        Consumer<Run> expected) {
    private static final int AT_ONCE = 12;
    private static final long LONGEST_SECONDS = 60;

    /** What happens before the call, on its client. */
    @FunctionalInterface
    interface Before {
        void run(NotificationHubClient hub, boolean async) throws Exception;
    }

    static FaultCase of(String id, String sentence, Operation operation, Peer.Maker peer, Consumer<Run> expected) {
        return new FaultCase(
                id, sentence, peer, operation, hub -> {}, false, List.of(Peer.KEY), (hub, async) -> {}, expected);
    }

    FaultCase with(Consumer<NotificationHubClient.Builder> further) {
        return new FaultCase(id, sentence, peer, operation, settings.andThen(further), repeats, keys, before, expected);
    }

    /** For a caller who accepts duplicates. */
    FaultCase atLeastOnce() {
        return new FaultCase(
                id,
                sentence,
                peer,
                operation,
                settings.andThen(hub -> hub.retryPolicy(RetryPolicy.atLeastOnce())),
                true,
                keys,
                before,
                expected);
    }

    FaultCase after(Before calls) {
        return new FaultCase(id, sentence, peer, operation, settings, repeats, keys, calls, expected);
    }

    FaultCase keys(String... given) {
        return new FaultCase(id, sentence, peer, operation, settings, repeats, List.of(given), before, expected);
    }

    /** A test for each stack and way; all of them run at the same time, since most of it is waiting. */
    static Stream<DynamicTest> tests(List<FaultCase> cases) {
        ExecutorService runner = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "fault-case");
            thread.setDaemon(true);
            return thread;
        });
        List<DynamicTest> tests = new ArrayList<>();
        for (FaultCase one : cases) {
            for (TransportProvider stack : Stacks.all()) {
                for (boolean async : new boolean[] {false, true}) {
                    Future<?> run = runner.submit(() -> {
                        one.run(stack, async);
                        return null;
                    });
                    String way = async ? "async" : "blocking";
                    tests.add(DynamicTest.dynamicTest(
                            one.id + " " + one.sentence + " [" + stack.name() + ", " + way + "]", () -> end(run)));
                }
            }
        }
        runner.shutdown();
        return tests.stream();
    }

    private static void end(Future<?> run) throws Throwable {
        try {
            run.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private void run(TransportProvider stack, boolean async) throws Exception {
        try (Peer server = peer.make();
                Transport transport = stack.create();
                NotificationHubClient hub = client(server, transport)) {
            before.run(hub, async);
            server.mark();
            End end = operation.run(hub, async);
            Run run = new Run(stack.name(), async, end, server);
            expected.accept(run);
            run.keepsThePromises(operation.isSend(), repeats);
        }
    }

    private NotificationHubClient client(Peer server, Transport transport) {
        AtomicInteger asked = new AtomicInteger();
        NotificationHubClient.Builder builder = NotificationHubClient.builder(() -> given(server, asked), "news")
                .transport(transport);
        settings.accept(builder);
        return builder.build();
    }

    private ConnectionString given(Peer server, AtomicInteger asked) {
        String key = keys.get(Math.min(asked.getAndIncrement(), keys.size() - 1));
        return ConnectionString.parse(server.connectionString().replace(Peer.KEY, key));
    }
}
