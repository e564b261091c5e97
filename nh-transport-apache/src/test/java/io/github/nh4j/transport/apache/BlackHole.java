package io.github.nh4j.transport.apache;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A listener whose backlog is full, so that nobody can connect, and nobody is refused. */
final class BlackHole implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<SocketChannel> waiting = new ArrayList<>();
    private final long attempts;

    BlackHole() throws IOException {
        for (int i = 0; i < 4; i++) {
            SocketChannel channel = SocketChannel.open();
            waiting.add(channel);
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
        }
        attempts = attempts();
    }

    URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort() + "/");
    }

    /** Until one more tries to connect; at once where there is no list of sockets to see that in. */
    void awaitAttempt() throws IOException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (attempts > 0 && attempts() == attempts) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nobody has tried to connect within 10 s");
            }
            Thread.onSpinWait();
        }
    }

    private long attempts() throws IOException {
        String synSent = String.format(Locale.ROOT, ":%04X 02 ", listener.getLocalPort());
        long count = 0;
        for (String list : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            Path file = Path.of(list);
            if (Files.exists(file)) {
                count += Files.readAllLines(file).stream()
                        .filter(line -> line.contains(synSent))
                        .count();
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        listener.close();
    }
}
