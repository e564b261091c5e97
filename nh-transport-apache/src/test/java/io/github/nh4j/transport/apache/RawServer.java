package io.github.nh4j.transport.apache;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server on a loopback socket that does to each connection, on a thread of its own, exactly what a script says: answer
 * given bytes, drip, stall, cut, reset. It knows just enough HTTP/1.1 to read one whole request.
 */
final class RawServer implements AutoCloseable {
    /** What happens to one connection; when it returns or throws, the connection is closed. */
    interface Script {
        void serve(Connection connection) throws IOException, InterruptedException;
    }

    /** A request as it came: header lines verbatim, in order; one character for each byte of the body. */
    record Request(int connection, String method, String target, List<String> headerLines, String content) {
        byte[] body() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** All values of a header, without the blanks around them. */
        List<String> header(String name) {
            return headerLines.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    private final ServerSocket listener;
    private final String scheme;
    private final Script script;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch firstAccept = new CountDownLatch(1);
    private final CountDownLatch firstHead = new CountDownLatch(1);
    private final CountDownLatch firstRequest = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);

    private RawServer(ServerSocket listener, String scheme, Script script) {
        this.listener = listener;
        this.scheme = scheme;
        this.script = script;
    }

    static RawServer start(Script script) throws IOException {
        return start(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), "http", script);
    }

    /** With a socket of the caller's, for TLS; or with a scheme that the socket does not speak. */
    static RawServer start(ServerSocket listener, String scheme, Script script) {
        RawServer server = new RawServer(listener, scheme, script);
        server.daemon(server::accept);
        return server;
    }

    /** Answers every request on a connection with the same bytes. */
    static RawServer answering(String response) throws IOException {
        return start(connection -> {
            while (connection.readRequest() != null) {
                connection.write(response);
            }
        });
    }

    /** A whole response with these header lines, and the length of this body. */
    static String response(int status, String body, String... headerLines) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Some Reason\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    URI uri(String target) {
        return URI.create(scheme + "://localhost:" + listener.getLocalPort() + target);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return accepted.get();
    }

    void awaitConnection() {
        await(firstAccept);
    }

    void awaitHead() {
        await(firstHead);
    }

    void awaitRequest() {
        await(firstRequest);
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("it has not come to that within 10 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted in the test itself", e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = accepted.incrementAndGet();
                firstAccept.countDown();
                Connection connection = new Connection(socket, number);
                daemon(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Connection connection) {
        try (Socket socket = connection.socket) {
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

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One accepted connection, for the script. */
    final class Connection {
        private final Socket socket;
        private final int number;
        private final InputStream in;

        private Connection(Socket socket, int number) throws IOException {
            this.socket = socket;
            this.number = number;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        int number() {
            return number;
        }

        /** The next request with its whole body, or null at the end of the connection. */
        @Nullable
        Request readRequest() throws IOException {
            Request head = readHead();
            if (head == null) {
                return null;
            }
            int length = head.header("Content-Length").stream()
                    .mapToInt(Integer::parseInt)
                    .sum();
            String content = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
            Request whole = new Request(number, head.method(), head.target(), head.headerLines(), content);
            requests.add(whole);
            firstRequest.countDown();
            return whole;
        }

        /** The next request up to its body. */
        @Nullable
        Request readHead() throws IOException {
            String start = readLine();
            if (start == null) {
                return null;
            }
            String[] words = start.split(" ", -1);
            List<String> lines = new ArrayList<>();
            for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
                lines.add(line);
            }
            firstHead.countDown();
            return new Request(number, words[0], words[1], lines, "");
        }

        private @Nullable String readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
                line.write(b);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }

        byte[] read(int length) throws IOException {
            return in.readNBytes(length);
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Writes the same bytes so many times, a hundred times a second, until the peer or the test ends it. */
        void drip(String bytes, int times) throws IOException, InterruptedException {
            for (int i = 0; i < times; i++) {
                write(bytes);
                if (closing.await(10, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }

        /** Does nothing more, until the peer or the test closes the connection. */
        void stall() throws IOException {
            while (in.read() >= 0) {
                // What still comes does not matter.
            }
        }

        void close() throws IOException {
            socket.close();
        }

        /** Passes on what comes, both ways, until one side ends it. */
        void tunnelTo(int port) throws IOException {
            try (Socket peer = new Socket(InetAddress.getLoopbackAddress(), port)) {
                daemon(() -> {
                    try {
                        peer.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // The other direction ends as well.
                    }
                });
                in.transferTo(peer.getOutputStream());
            }
        }

        /** Closes in a way that makes the peer see a reset, not an end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
