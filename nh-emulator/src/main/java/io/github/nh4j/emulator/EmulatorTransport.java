package io.github.nh4j.emulator;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Hands requests to the emulator on the caller's thread. Nothing blocks, so its futures are complete at once, unless an answer
 * is to come late.
 */
final class EmulatorTransport implements AsyncTransport {
    private final NamespaceRouter router;
    private final LateAnswers late;

    EmulatorTransport(NamespaceRouter router, LateAnswers late) {
        this.router = router;
        this.late = late;
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return CompletableFuture.failedFuture(new RequestNotSentException("cancelled before the request started"));
        }
        HubAnswer answer = router.handle(request.method(), request.uri(), request.headers(), request.body());
        CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
        if (answer.time().isZero()) {
            give(answer, request, exchange);
            return exchange;
        }
        CompletableFuture<Boolean> arrival = late.after(answer.time());
        Cancellation.Registration waiting = cancellation.onCancel(
                () -> arrival.completeExceptionally(new IOException("cancelled while the answer was on its way")));
        CompletableFuture<Boolean> unused = arrival.whenComplete((arrived, failure) -> {
            waiting.close();
            if (failure == null) {
                give(answer, request, exchange);
            } else {
                exchange.completeExceptionally(failure);
            }
        });
        return exchange;
    }

    private static void give(
            HubAnswer answer, TransportRequest request, CompletableFuture<TransportResponse> exchange) {
        TransportResponse response = answer.response();
        if (answer.way() == HubAnswer.Way.RESET) {
            exchange.completeExceptionally(new IOException("the emulator has reset the connection"));
        } else if (response.body().length > request.maxResponseBytes()) {
            exchange.completeExceptionally(new ResponseTooLargeException(
                    response.status(),
                    response.headers(),
                    "the response has more than " + request.maxResponseBytes() + " bytes"));
        } else if (answer.way() == HubAnswer.Way.TRUNCATED) {
            exchange.completeExceptionally(new IncompleteResponseException(
                    response.status(), response.headers(), "the emulator has cut the response"));
        } else {
            exchange.complete(response);
        }
    }
}
