package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Connections that nobody uses, the last one first. Thread-safe. */
final class ReferencePool {
    private final Deque<ReferenceConnection> idle = new ArrayDeque<>();
    private boolean closed;

    /** A connection with this host that no stray bytes have come on. */
    synchronized @Nullable ReferenceConnection take(URI uri) throws IOException {
        if (closed) {
            throw new IOException("the transport is closed");
        }
        for (ReferenceConnection connection : idle) {
            if (connection.leadsTo(uri)) {
                idle.remove(connection);
                return connection;
            }
        }
        return null;
    }

    synchronized void give(ReferenceConnection connection) {
        if (closed) {
            connection.close();
        } else {
            idle.addFirst(connection);
        }
    }

    /** Drops what is idle, and from now on whatever is given back. */
    synchronized void close() {
        closed = true;
        idle.forEach(ReferenceConnection::close);
        idle.clear();
    }
}
