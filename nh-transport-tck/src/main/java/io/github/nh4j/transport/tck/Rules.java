package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.provider.Arguments;

/** What the groups of tests share: the transport that is tested, and how they describe what is wrong with it. */
@Timeout(120)
abstract class Rules {
    /** A whole response with the body {@code ok}. */
    static final String OK = RawServer.response(200, "ok");

    private final TransportContract contract;
    private final Rule rule;
    private @Nullable Transport opened;

    Rules(TransportContract contract, Rule rule) {
        this.contract = contract;
        this.rule = rule;
    }

    /** The transport of this test, made when it is first asked for. */
    final Transport transport() {
        if (opened == null) {
            opened = contract.create();
        }
        return opened;
    }

    /** One more transport, for the test to close. */
    final Transport another() {
        return contract.create();
    }

    /** A call on a thread of its own, since one that does not end would hang the test with it. */
    final Pending.End ended(Calls calls, TransportRequest request, String situation) {
        return Pending.start(calls, transport(), request).end(when(situation));
    }

    /** The response, where the rule wants one. */
    final TransportResponse answered(Calls calls, TransportRequest request, String situation) {
        Pending.End end = ended(calls, request, situation);
        if (end.response() == null) {
            throw new AssertionError(
                    "[" + when(situation) + "] Expecting a response, but the call failed: " + end.failure(),
                    end.failure());
        }
        return end.response();
    }

    /** The failure, where the rule wants one. */
    final IOException failed(Calls calls, TransportRequest request, String situation) {
        Pending.End end = ended(calls, request, situation);
        if (end.response() != null) {
            throw new AssertionError(
                    "[" + when(situation) + "] Expecting a failure, but the call returned " + end.response());
        }
        if (end.failure() instanceof IOException expected) {
            return expected;
        }
        throw new AssertionError(
                "[" + when(situation) + "] Expecting an IOException, but got " + end.failure()
                        + ". If that is how the stack tells of a fault on the wire, make it the cause of an IOException.",
                end.failure());
    }

    @AfterEach
    final void closeTransport() {
        if (opened != null) {
            opened.close();
        }
    }

    /** For {@code as(...)}: the rule, the situation in which it is broken, and what to do. */
    final String when(String situation) {
        return rule.brokenWhen(situation);
    }

    final boolean declares(Deviation deviation) {
        return contract.deviations().containsKey(deviation);
    }

    /** Asserts the rule, or that a transport that has declared to deviate from it does. */
    final void assertUnless(Deviation deviation, Executable keepsRule, Executable deviates) throws Throwable {
        String reason = contract.deviations().get(deviation);
        if (reason == null) {
            keepsRule.execute();
            return;
        }
        try {
            deviates.execute();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "the declared deviation " + deviation + " (" + reason + ") is not what happens. If the stack keeps"
                            + " the rule now, take the deviation out of deviations().",
                    e);
        }
    }

    /** The body, one character for each byte. */
    static String text(TransportResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }

    static TransportRequest.Builder post(URI uri, String body) {
        return TransportRequest.builder("POST", uri).body(body.getBytes(StandardCharsets.UTF_8));
    }

    static TransportRequest.Builder get(URI uri) {
        return TransportRequest.builder("GET", uri);
    }

    /** Both ways to call, with each of these. */
    static Stream<Arguments> bothCallsWith(Object... values) {
        return Stream.of(Calls.values())
                .flatMap(calls -> Arrays.stream(values).map(value -> Arguments.of(calls, value)));
    }
}
