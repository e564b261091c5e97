package io.github.nh4j.transport.tck;

/**
 * What a stack cannot be made to do. A transport declares it with a reason, and the kit then asserts that it does deviate:
 * when the stack is mended, the test fails until the declaration is taken back.
 */
public enum Deviation {
    /** T1: fewer than 64 exchanges with one host run at the same time; others wait for a connection. */
    QUEUES_CALLS,
    /** T2: a GET whose connection breaks is sent again. */
    REPEATS_GET,
    /** T2: a request that a peer with HTTP/2 says it has not looked at is sent once more. */
    REPEATS_UNPROCESSED,
    /** T4: a target that ends with a bare question mark is sent without it over HTTP/1.1. */
    DROPS_EMPTY_QUERY,
    /** T4: an apostrophe in a query is sent as {@code %27}. */
    ENCODES_APOSTROPHE,
    /** T4: a path with a segment {@code .} or {@code ..} is not sent at all, but fails with RequestNotSentException. */
    REFUSES_DOT_SEGMENTS,
    /** T4: a path that begins with two slashes is not sent at all, but fails with RequestNotSentException. */
    REFUSES_EMPTY_SEGMENT,
    /** T4: a GET with a body is not sent at all, but fails with RequestNotSentException. */
    REFUSES_BODY_OF_GET,
    /** T5: what a peer sends behind the end of a response is taken for the response to the next call. */
    KEEPS_SURPLUS_BYTES,
    /** T5: a 103 (Early Hints) is taken for the response; what comes behind it is lost. */
    TAKES_EARLY_HINTS,
    /** T6: the head of a response is read to its end, however long it is. */
    READS_ENDLESS_HEADS,
    /** T7: a call that is cancelled in its TLS handshake ends, but its connection stays open for a while. */
    LEAVES_HANDSHAKE_OPEN,
    /** T7: a call on a connection that served before, cancelled before the status, ends, but the connection stays open. */
    LEAVES_EXCHANGE_OPEN,
    /** T7: a call over HTTP/2 that is cancelled ends, but the peer is told so when it sends more, or never. */
    LEAVES_STREAM_OPEN,
    /** T9: a response whose head is cut within its headers is taken for a whole one. */
    ACCEPTS_CUT_HEAD,
    /** T14: close() leaves the connections and threads of an own client to the garbage collector. */
    LEAVES_CLIENT_OPEN,
    /** T15: a connection stays open after an answer whose status line is garbled, until the peer closes it. */
    KEEPS_GARBLED_CONNECTION;
}
