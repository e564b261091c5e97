package io.github.nh4j.transport;

import java.io.IOException;

/**
 * An HTTP stack, as nh4j needs it: one call puts one request on the wire and returns the whole response.
 *
 * <p>The rules that a transport keeps:
 *
 * <ol>
 *   <li>T1: It is thread-safe; 64 concurrent exchanges to one host really run concurrently.
 *   <li>T2: One call puts at most one request on the wire for POST, PUT, PATCH and DELETE, whatever the peer answers or
 *       breaks.
 *   <li>T3: Every status is a value, 3xx and 401 included: no redirects, no authentication replies, no cookies.
 *   <li>T4: Method, target, header values and body are sent verbatim. An empty POST sends {@code Content-Length: 0}.
 *   <li>T5: Response headers are complete and multi-valued; the body is decoded, or was never asked to be compressed.
 *   <li>T6: A body over the cap is a {@link ResponseTooLargeException}, without buffering the rest.
 *   <li>T7: When the {@link Cancellation} fires, the exchange ends promptly in every phase: connect, TLS, write, first
 *       byte, dripping body. Name resolution is excluded.
 *   <li>T8: Provably never sent (refused, not resolved, connect timeout, TLS, pool lease, declared unprocessed by the
 *       peer): {@link RequestNotSentException} with the stack's exception as cause. Unsure: any other
 *       {@link IOException}.
 *   <li>T9: A truncated response is an {@link IncompleteResponseException}, never a short body.
 *   <li>T10: After a cancellation or an interrupt: {@link InterruptedException}, {@link RequestNotSentException} if that
 *       is provable, or any other {@link IOException}. nh4j knows why it fired and says so to the caller.
 *   <li>T11: {@link AsyncTransport#sendAsync} never throws for I/O and never blocks the caller; a failed future carries
 *       the bare cause.
 *   <li>T12: A transport's own future needs no special class: the future that nh4j hands out fires the Cancellation.
 *   <li>T13: Futures may complete on I/O threads; nh4j runs user code only on its callback executor.
 *   <li>T14: {@link #close()} is idempotent and closes only what this transport created.
 *   <li>T15: No retry, no logging of headers or bodies, no threads beyond the stack's.
 *   <li>T16: Transports do not wrap: what is not an {@link IOException} passes. Only a stack's own exceptions for faults
 *       on the wire become the cause of one.
 * </ol>
 *
 * <p>A transport may decorate another one: {@code (request, cancellation) -> inner.send(request.withHeader("traceparent",
 * id), cancellation)}.
 */
@FunctionalInterface
public interface Transport extends AutoCloseable {
    /**
     * Sends one request on the caller's thread and waits for the whole response.
     *
     * @param request what to send, as it is
     * @param cancellation aborts the exchange when it fires
     * @return the response, whatever its status
     * @throws RequestNotSentException if the request provably never left
     * @throws IncompleteResponseException if the response was cut; the hub may have accepted the request
     * @throws ResponseTooLargeException if the response was over the cap; the hub may have accepted the request
     * @throws IOException if anything else broke; the hub may have accepted the request
     * @throws InterruptedException if the exchange was aborted; the hub may have accepted the request
     */
    TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException;

    /** Closes what this transport created, and nothing that it was given. Does nothing the second time. */
    @Override
    default void close() {}
}
