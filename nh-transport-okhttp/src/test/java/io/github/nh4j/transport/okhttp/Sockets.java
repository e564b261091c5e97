package io.github.nh4j.transport.okhttp;

import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/** Delegates to the JDK's, and shows each socket before it is connected. */
final class Sockets extends SocketFactory {
    private final Consumer<Socket> seen;

    Sockets(Consumer<Socket> seen) {
        this.seen = seen;
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        seen.accept(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
