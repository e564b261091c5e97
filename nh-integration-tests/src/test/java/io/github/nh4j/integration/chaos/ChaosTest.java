package io.github.nh4j.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.tck.JvmTrust;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each operation with each kind of fault, on each way to the hub: what the client says of a call is never contradicted by
 * what the hub has done. How often is set by {@code nh4j.chaos.runs}, and with what by {@code nh4j.chaos.seed}.
 */
class ChaosTest {
    /** 0 for a quarter of one. */
    static final int RUNS = Integer.getInteger("nh4j.chaos.runs", 0);

    private static final long SEED = Long.getLong("nh4j.chaos.seed", 20_261_124);
    private static final int AT_ONCE = RUNS > 0 ? 48 : 12;

    private final List<Rig> rigs =
            IntStream.range(0, AT_ONCE).mapToObj(i -> new Rig()).toList();
    private final JvmTrust trust;
    private final Map<Face, AsyncTransport> transports;

    ChaosTest() throws Exception {
        this.trust = JvmTrust.of(
                rigs.stream().map(rig -> rig.server().caCertificate()).toArray(X509Certificate[]::new));
        // One of a stack is used by all, as an application does it.
        this.transports = Face.all()
                .filter(face -> face.stack().isPresent())
                .collect(Collectors.toMap(
                        Function.identity(), face -> face.transport(rigs.get(0).emulator())));
    }

    @AfterEach
    void close() throws Exception {
        transports.values().forEach(AsyncTransport::close);
        rigs.forEach(Rig::close);
        trust.close();
    }

    @Test
    void whatTheClientSaysIsSo() throws Exception {
        List<ChaosRun> runs = runs();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        Iterator<ChaosRun> queue = runs.iterator();
        Supplier<Optional<ChaosRun>> next = () -> {
            synchronized (queue) {
                return queue.hasNext() ? Optional.of(queue.next()) : Optional.empty();
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<List<String>> worker : threads.invokeAll(rigs.stream()
                    .map(rig -> (Callable<List<String>>) () -> contradictions(rig, next))
                    .toList())) {
                wrong.addAll(worker.get());
            }
        } finally {
            threads.shutdownNow();
        }
        report("face", runs, ChaosRun::face);
        report("fault", runs, ChaosRun::kind);
        report("operation", runs, ChaosRun::operation);
        report("all, " + wrong.size() + " violations, seed " + SEED, runs, run -> "");

        assertThat(wrong)
                .as("runs in which the hub has done something else than the client says")
                .isEmpty();
        assertThat(runs.stream().filter(ChaosRun::isRefusedAlways))
                .as("runs in which no connection could be made")
                .allMatch(run -> run.said() == Said.NOT_SENT);
        assertThat(runs.stream().collect(Collectors.groupingBy(ChaosRun::kind, Collectors.summingInt(ChaosRun::met))))
                .as("how often each kind of fault was met")
                .hasSize(FaultKind.values().length)
                .allSatisfy((kind, times) -> assertThat(times).isPositive());
    }

    /** Mixed, so that those which have to wait for long are not all at the end. */
    private static List<ChaosRun> runs() {
        Random seeds = new Random(SEED);
        List<ChaosRun> runs = new ArrayList<>();
        for (int i = 0; i < Math.max(1, RUNS); i++) {
            Face.all().forEach(face -> {
                for (FaultKind kind : FaultKind.values()) {
                    for (Operation operation : Operation.values()) {
                        runs.add(new ChaosRun(face, operation, kind, seeds.nextLong()));
                    }
                }
            });
        }
        Collections.shuffle(runs, seeds);
        return RUNS > 0 ? runs : runs.subList(0, runs.size() / 4);
    }

    /** Looks when all is over, so that what the hub does too late is seen as well. */
    private List<String> contradictions(Rig rig, Supplier<Optional<ChaosRun>> next) throws Exception {
        List<ChaosRun> done = new ArrayList<>();
        for (Optional<ChaosRun> run = next.get(); run.isPresent(); run = next.get()) {
            Face face = run.get().face();
            AsyncTransport transport = face.stack().isEmpty()
                    ? face.transport(rig.emulator())
                    : Objects.requireNonNull(transports.get(face));
            run.get().at(rig, transport);
            done.add(run.get());
        }
        rig.emulator().faults().clear();
        Map<String, Long> accepted = rig.accepted();
        return done.stream()
                .filter(run -> !run.claim().isRight(rig, accepted))
                .map(ChaosRun::toString)
                .toList();
    }

    private static void report(String by, List<ChaosRun> runs, Function<ChaosRun, Object> key) {
        runs.stream()
                .collect(Collectors.groupingBy(key.andThen(Object::toString), TreeMap::new, Collectors.toList()))
                .forEach((name, some) -> System.out.printf(
                        Locale.ROOT,
                        "chaos by %s: %s in %,d runs, %,d faults: %s%n",
                        by,
                        name,
                        some.size(),
                        some.stream().mapToInt(ChaosRun::met).sum(),
                        some.stream()
                                .collect(Collectors.groupingBy(ChaosRun::said, TreeMap::new, Collectors.counting()))));
    }
}
