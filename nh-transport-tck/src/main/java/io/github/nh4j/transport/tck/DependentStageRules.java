package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** T13, for a stage that hangs on the future and may run on a thread of the stack's. */
abstract class DependentStageRules extends AsyncRules {
    private static final int CHAINED = 20;

    DependentStageRules(TransportContract contract) {
        super(contract, Rule.T13);
    }

    /** Answers what comes once this is counted down. */
    private static RawServer answeringAfter(CountDownLatch go) throws Exception {
        return RawServer.start(connection -> {
            while (connection.readRequest() != null) {
                RawServer.await(go);
                connection.write(OK);
            }
        });
    }

    @Test
    final void itSeesTheWholeResponse() throws Exception {
        String situation = "a stage hung on the future before the response came";
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer server = answeringAfter(go)) {
            CompletableFuture<String> seen = start(get(server.uri("/")).build(), new Cancellation(), situation)
                    .thenApply(response ->
                            response.status() + " " + new String(response.body(), StandardCharsets.US_ASCII));
            go.countDown();
            assertThat(resultOf(seen, situation)).as(when(situation)).isEqualTo("200 ok");
        }
    }

    @Test
    final void itMayMakeTheNextCall() throws Exception {
        String situation = "each call was made by a stage that hung on the one before, on whatever thread that runs";
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer server = answeringAfter(go)) {
            TransportRequest request = get(server.uri("/")).build();
            CompletableFuture<TransportResponse> last = start(request, new Cancellation(), situation);
            for (int i = 1; i < CHAINED; i++) {
                last = last.thenCompose(response -> async().sendAsync(request, new Cancellation()));
            }
            go.countDown();
            assertThat(resultOf(last, situation).status()).isEqualTo(200);
            assertThat(server.requests()).as(when(situation)).hasSize(CHAINED);
        }
    }

    @Test
    final void itMayThrow() throws Exception {
        String situation = "a stage that hung on the future threw";
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer server = answeringAfter(go)) {
            CompletableFuture<TransportResponse> stage = start(
                            get(server.uri("/")).build(), new Cancellation(), situation)
                    .thenApply(response -> {
                        throw new IllegalStateException("thrown by a stage");
                    });
            go.countDown();
            assertThat(failureOf(stage, situation)).hasRootCauseInstanceOf(IllegalStateException.class);
            theNextCallWorks(situation);
        }
    }
}
