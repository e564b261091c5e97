package io.github.nh4j.integration.transports;

import com.code_intelligence.jazzer.api.BugDetectors;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.util.List;

/** One transport of each stack, under a fuzzer that takes every connection for a finding where it is not told otherwise. */
final class FuzzedTransports {
    private FuzzedTransports() {}

    /** Whoever opens them closes each. */
    static List<Transport> open() {
        // With the committed inputs alone, nobody watches for connections.
        if (System.getenv("JAZZER_FUZZ") != null) {
            var unused = BugDetectors.allowNetworkConnections();
        }
        return Stacks.all().stream().map(TransportProvider::create).toList();
    }
}
