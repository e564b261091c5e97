package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request and its response, on one connection. {@link #abort()} may come from any thread. */
final class ReferenceExchange {
    private final ReferenceTransport transport;
    private final ReferencePool pool;
    private final TransportRequest request;
    private @Nullable ReferenceConnection connection;
    private boolean aborted;
    private volatile boolean sent;
    private boolean mayServeAgain;

    ReferenceExchange(ReferenceTransport transport, ReferencePool pool, TransportRequest request) {
        this.transport = transport;
        this.pool = pool;
        this.request = request;
    }

    TransportResponse run() throws IOException {
        try {
            ReferenceConnection over = connect();
            sent = true;
            over.write(transport.head(request), transport.body(request));
            ReferenceReader reader = transport.reader(over.in(), request);
            TransportResponse response = reader.read();
            mayServeAgain = reader.leavesConnectionInOrder();
            return response;
        } catch (IncompleteResponseException | ResponseTooLargeException e) {
            throw e;
        } catch (IOException e) {
            throw transport.failure(request, sent, e);
        }
    }

    private ReferenceConnection connect() throws IOException {
        ReferenceConnection idle = pool.take(request.uri());
        if (idle != null) {
            return used(idle);
        }
        ReferenceConnection opened = used(transport.connection(request.uri()));
        opened.open(request.timeout());
        return opened;
    }

    private synchronized ReferenceConnection used(ReferenceConnection used) throws IOException {
        connection = used;
        if (aborted) {
            throw new IOException("the exchange was cancelled");
        }
        return used;
    }

    synchronized void abort() {
        aborted = transport.mayAbort(sent);
        if (aborted && connection != null) {
            connection.close();
        }
    }

    /** After this nothing aborts it any more. */
    synchronized void end() {
        if (connection != null) {
            transport.release(connection, mayServeAgain && !aborted);
        }
    }
}
