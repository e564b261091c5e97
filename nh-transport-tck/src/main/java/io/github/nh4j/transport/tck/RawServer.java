package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a loopback socket that does to each connection, on a thread of its own, exactly what a script says: answer
 * given bytes, drip, stall, cut, reset. It knows just enough HTTP/1.1 to read one whole request, and remembers each.
 *
 * <p>Thread-safe.
 */
public final class RawServer implements AutoCloseable {
    static final int BACKLOG = 256;

    /** What happens to one connection; when it returns or throws, the connection is closed. */
    @FunctionalInterface
    public interface Script {
        /**
         * Serves one connection.
         *
         * @param connection that connection
         * @throws IOException if the peer has gone, which ends the script
         * @throws InterruptedException never but by the script itself
         */
        void serve(RawConnection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final String scheme;
    private final Script script;
    private final Queue<RawRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch firstAccept = new CountDownLatch(1);
    private final CountDownLatch firstRequest = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);

    private RawServer(ServerSocket listener, String scheme, Script script) {
        this.listener = listener;
        this.scheme = scheme;
        this.script = script;
    }

    /**
     * Starts a server on a free port.
     *
     * @param script what happens to each connection
     * @return a server that listens
     * @throws IOException if there is no port
     */
    public static RawServer start(Script script) throws IOException {
        return start(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), "http", script);
    }

    /**
     * Starts a server on a socket of the caller's, for TLS; or with a scheme that the socket does not speak.
     *
     * @param listener a socket that listens at the loopback address
     * @param scheme that of {@link #uri}
     * @param script what happens to each connection
     * @return a server that closes the socket with itself
     */
    public static RawServer start(ServerSocket listener, String scheme, Script script) {
        RawServer server = new RawServer(listener, scheme, script);
        server.daemon(server::accept);
        return server;
    }

    /**
     * Starts a server that answers every request on a connection with the same bytes.
     *
     * @param response the bytes, a character each
     * @return a server that listens
     * @throws IOException if there is no port
     */
    public static RawServer answering(String response) throws IOException {
        return start(connection -> {
            while (connection.readRequest() != null) {
                connection.write(response);
            }
        });
    }

    /**
     * The text of a whole response.
     *
     * @param status its status
     * @param body its body, whose length is in {@code Content-Length}
     * @param headerLines further lines of its head
     * @return the response
     */
    public static String response(int status, String body, String... headerLines) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Some Reason\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /**
     * Where it listens.
     *
     * @param target path and query
     * @return an address at {@code localhost}
     */
    public URI uri(String target) {
        return URI.create(scheme + "://localhost:" + listener.getLocalPort() + target);
    }

    /**
     * What has come whole.
     *
     * @return the requests, in the order in which they were read
     */
    public List<RawRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * How many connections were made.
     *
     * @return a count
     */
    public int connections() {
        return accepted.get();
    }

    /** How many connections neither side has closed. */
    int openConnections() {
        return (int) sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    void awaitConnection() {
        await(firstAccept);
    }

    /** Waits until a first request has come whole; fails the test if none does. */
    public void awaitRequest() {
        await(firstRequest);
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("it has not come to that");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted in the test itself", e);
        }
    }

    void received(RawRequest request) {
        requests.add(request);
        firstRequest.countDown();
    }

    /** Waits, unless the server is being closed. */
    boolean isClosedWithin(long millis) throws InterruptedException {
        return closing.await(millis, TimeUnit.MILLISECONDS);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                RawConnection connection = new RawConnection(this, socket, accepted.incrementAndGet());
                firstAccept.countDown();
                daemon(() -> serve(connection, socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(RawConnection connection, Socket accepted) {
        try (Socket socket = accepted) {
            script.serve(connection);
        } catch (IOException | InterruptedException e) {
            // The peer has gone, which scripts do not care about.
        }
    }

    private void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening and drops every connection. */
    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
