package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A listener whose backlog is full, so that nobody can connect, and nobody is refused. */
final class BlackHole implements AutoCloseable {
    private static final int MORE_THAN_FIT = 4;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<SocketChannel> waiting = new ArrayList<>();

    BlackHole() throws IOException {
        for (int i = 0; i < MORE_THAN_FIT; i++) {
            SocketChannel channel = SocketChannel.open();
            waiting.add(channel);
            channel.configureBlocking(false);
            channel.connect(listener.getLocalSocketAddress());
        }
    }

    URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort() + "/");
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        listener.close();
    }
}
