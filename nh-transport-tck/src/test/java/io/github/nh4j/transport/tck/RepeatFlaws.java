package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ways to break T1 and T2. */
final class RepeatFlaws {
    private RepeatFlaws() {}

    static ReferenceTransport atMostAtOnce(int calls) {
        Semaphore permits = new Semaphore(calls);
        Around waiting = (inner, request, cancellation) -> {
            permits.acquire();
            try {
                return inner.send(request, cancellation);
            } finally {
                permits.release();
            }
        };
        return waiting.transport();
    }

    /** Sends for each call what was asked for by the one before. */
    static ReferenceTransport mixingUpCalls() {
        AtomicReference<@Nullable TransportRequest> last = new AtomicReference<>();
        Around mixing = (inner, request, cancellation) -> {
            TransportRequest before = last.getAndSet(request);
            boolean alike = before != null && before.uri().equals(request.uri());
            return inner.send(alike ? before : request, cancellation);
        };
        return mixing.transport();
    }

    static ReferenceTransport repeatingAfter(Predicate<TransportResponse> answer) {
        Around repeating = (inner, request, cancellation) -> {
            TransportResponse response = inner.send(request, cancellation);
            return answer.test(response) ? inner.send(request, cancellation) : response;
        };
        return repeating.transport();
    }

    static ReferenceTransport repeatingAfterBreak(Predicate<TransportRequest> repeatable) {
        Around repeating = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } catch (RequestNotSentException | IncompleteResponseException | ResponseTooLargeException e) {
                throw e;
            } catch (IOException e) {
                if (cancellation.isCancelled() || !repeatable.test(request)) {
                    throw e;
                }
                return inner.send(request, cancellation);
            }
        };
        return repeating.transport();
    }

    /** As stacks do that take the break for the end of an idle connection. */
    static ReferenceTransport repeatingOnceOneHasServed() {
        AtomicBoolean served = new AtomicBoolean();
        Around repeating = (inner, request, cancellation) -> {
            try {
                TransportResponse response = inner.send(request, cancellation);
                served.set(true);
                return response;
            } catch (RequestNotSentException | IncompleteResponseException e) {
                throw e;
            } catch (IOException e) {
                if (!served.getAndSet(false)) {
                    throw e;
                }
                return inner.send(request, cancellation);
            }
        };
        return repeating.transport();
    }

    static ReferenceTransport repeatingCutResponses() {
        Around repeating = (inner, request, cancellation) -> {
            try {
                return inner.send(request, cancellation);
            } catch (IncompleteResponseException e) {
                return inner.send(request, cancellation);
            }
        };
        return repeating.transport();
    }

    static ReferenceTransport poolingWhatThePeerCloses() {
        return new ReferenceTransport() {
            @Override
            ReferenceReader reader(InputStream in, TransportRequest request) {
                return new ReferenceReader(in, request.maxResponseBytes()) {
                    @Override
                    boolean leavesConnectionInOrder() {
                        return true;
                    }
                };
            }
        };
    }

    static ReferenceTransport poolingNothing() {
        return new ReferenceTransport() {
            @Override
            void release(ReferenceConnection connection, boolean mayServeAgain) {
                connection.close();
            }
        };
    }
}
