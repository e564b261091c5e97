package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** T12. */
abstract class FutureRules extends AsyncRules {
    FutureRules(TransportContract contract) {
        super(contract, Rule.T12);
    }

    private static RawServer stalling() throws IOException {
        return RawServer.start(connection -> {
            connection.readRequest();
            connection.stall();
        });
    }

    @Test
    final void theCancellationEndsIt() throws Exception {
        String situation = "the cancellation fired while the future was pending";
        try (RawServer server = stalling()) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<TransportResponse> future =
                    start(post(server.uri("/"), "x").build(), cancellation, situation);
            server.awaitRequest();
            cancellation.cancel();

            assertThat(failureOf(future, situation))
                    .as(Rule.T10.brokenWhen(situation))
                    .isInstanceOfAny(IOException.class, InterruptedException.class);
        }
    }

    /** It need not abort the exchange, which is what the cancellation is for. */
    @Test
    final void aHolderThatCancelsItBreaksNothing() throws Exception {
        String situation = "the future itself was cancelled, and then the cancellation fired";
        try (RawServer server = stalling()) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<TransportResponse> future =
                    start(post(server.uri("/"), "x").build(), cancellation, situation);
            server.awaitRequest();
            future.cancel(false);
            cancellation.cancel();
            theNextCallWorks(situation);
        }
    }

    @Test
    final void aHolderThatLimitsItsTimeBreaksNothing() throws Exception {
        String situation = "the future was ended by orTimeout, and then the cancellation fired";
        try (RawServer server = stalling()) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<TransportResponse> future =
                    start(post(server.uri("/"), "x").build(), cancellation, situation);
            server.awaitRequest();
            failureOf(future.orTimeout(1, TimeUnit.MILLISECONDS), situation);
            cancellation.cancel();
            theNextCallWorks(situation);
        }
    }
}
