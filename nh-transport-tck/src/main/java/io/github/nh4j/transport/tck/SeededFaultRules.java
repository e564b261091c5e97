package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T2, whatever the peer does. The system property {@code nh4j.tck.scripts} says how many scripts to run; 25 by default. */
abstract class SeededFaultRules extends Rules {
    private static final int SCRIPTS = Integer.getInteger("nh4j.tck.scripts", 25);
    private static final String[] METHODS = {"POST", "PUT", "PATCH", "DELETE"};

    SeededFaultRules(TransportContract contract) {
        super(contract, Rule.T2);
    }

    @ParameterizedTest
    @EnumSource
    final void noScriptMakesItSendTwice(Calls calls) throws Exception {
        for (int seed = 0; seed < SCRIPTS; seed++) {
            FaultScript script = FaultScript.seeded(seed);
            try (RawServer server = RawServer.start(script)) {
                for (int call = 0; call < script.calls(); call++) {
                    String method = METHODS[(seed + call) % METHODS.length];
                    TransportRequest.Builder request = TransportRequest.builder(method, server.uri("/"));
                    if (!method.equals("DELETE")) {
                        request.body(new byte[100]);
                    }
                    int before = script.requests();
                    String situation = "call " + call + ", a " + method + ", met " + script;
                    // Most scripts are for calls that fail.
                    var unused = ended(calls, request.build(), situation);
                    assertThat(script.requests() - before).as(when(situation)).isLessThanOrEqualTo(1);
                }
            }
        }
    }
}
