package io.github.nh4j.transport.tck;

/**
 * What a stack cannot be made to do. A transport declares it with a reason, and the kit then asserts that it does deviate:
 * when the stack is mended, the test fails until the declaration is taken back.
 */
public enum Deviation {
    /** T2: a GET whose connection breaks is sent again. */
    REPEATS_GET,
    /** T4: a target that ends with a bare question mark is sent without it. */
    DROPS_EMPTY_QUERY,
    /** T2: a request that a peer with HTTP/2 says it has not looked at is sent once more. */
    REPEATS_UNPROCESSED,
    /** T7: a call that is cancelled in its TLS handshake ends, but its connection stays open for a while. */
    LEAVES_HANDSHAKE_OPEN,
    /** T7: a call on a connection that served before, cancelled before the status, ends, but the connection stays open. */
    LEAVES_EXCHANGE_OPEN,
    /** T7: a call over HTTP/2 that is cancelled ends, but the peer is not told so. */
    LEAVES_STREAM_OPEN,
    /** T14: close() leaves the connections and threads of an own client to the garbage collector. */
    LEAVES_CLIENT_OPEN,
    /** T15: a connection stays open after an answer whose status line is garbled, until the peer closes it. */
    KEEPS_GARBLED_CONNECTION;
}
