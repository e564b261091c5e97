package io.github.nh4j.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.emulator.AcceptedSend;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.error.Attempt;
import io.github.nh4j.observe.Exchange;
import io.github.nh4j.observe.ExchangeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Listens to clients that repeat nothing that may have arrived, and compares what they know of their sends with what the hub
 * has accepted. Thread-safe.
 */
public final class Witness implements ExchangeListener {
    private final HubEmulator emulator;
    private final Map<String, Said> sends = new ConcurrentHashMap<>();

    /** For all clients of an emulator. */
    public Witness(HubEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public void exchanged(Exchange exchange) {
        if (!exchange.operation().matches("(send|testSend|schedule).*")) {
            return;
        }
        Said said = exchange.failure().map(Attempt::delivery).map(Said::of).orElse(Said.ACCEPTED);
        // The least certain of the attempts that failed, unless one has succeeded.
        sends.merge(
                exchange.trackingId(),
                said,
                (before, now) -> now == Said.ACCEPTED || now.compareTo(before) > 0 ? now : before);
    }

    /** Fails if a send was accepted more often, or less, than its client knows; or by nobody's order. Begins anew then. */
    public void verify() {
        assertThat(contradictions())
                .as("sends of which the client says what is not so")
                .isEmpty();
        sends.clear();
    }

    List<String> contradictions() {
        Map<String, Long> accepted = emulator.ledger().stream()
                .map(AcceptedSend::trackingId)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<String> ids = new TreeSet<>(sends.keySet());
        ids.addAll(accepted.keySet());
        List<String> wrong = new ArrayList<>();
        for (String id : ids) {
            Said said = sends.getOrDefault(id, Said.NOT_SENT);
            long times = accepted.getOrDefault(id, 0L);
            if (!said.agreesWith(times, true)) {
                wrong.add(id + ": the client says " + said + ", and the hub has accepted it " + times + " times");
            }
        }
        return wrong;
    }
}
