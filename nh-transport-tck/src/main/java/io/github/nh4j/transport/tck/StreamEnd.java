package io.github.nh4j.transport.tck;

import mockwebserver3.SocketEffect;

/** How an HTTP/2 peer ends a stream too early. A stack that speaks HTTP/1.1 with it sees its connection end instead. */
enum StreamEnd {
    INTERNAL_ERROR,
    CANCEL,
    /** Of the whole connection. */
    CLOSE;

    SocketEffect effect() {
        return switch (this) {
            case INTERNAL_ERROR -> new SocketEffect.CloseStream(2);
            case CANCEL -> new SocketEffect.CloseStream(8);
            case CLOSE -> new SocketEffect.CloseSocket();
        };
    }
}
