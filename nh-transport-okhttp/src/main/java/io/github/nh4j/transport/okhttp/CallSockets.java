package io.github.nh4j.transport.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/**
 * Makes the sockets of one call with the factory of the client, and closes them if the call is aborted while it connects.
 * OkHttp's own cancel does so too, but misses a call that is between two steps of connecting, which then goes on to wait
 * for the peer.
 */
final class CallSockets extends SocketFactory {
    private final SocketFactory given;
    private final Queue<Socket> connecting = new ConcurrentLinkedQueue<>();
    private volatile boolean aborted;

    CallSockets(SocketFactory given) {
        this.given = given;
    }

    /** There is a connection now, and the pool has it. */
    void connected() {
        connecting.clear();
    }

    void abort() {
        aborted = true;
        connecting.forEach(CallSockets::close);
    }

    private Socket made(Socket socket) throws SocketException {
        connecting.add(socket);
        if (aborted) {
            close(socket);
            throw new SocketException("the call was aborted");
        }
        try {
            // Without this, a body of more than one segment waits 40 ms for the peer to acknowledge the first.
            socket.setTcpNoDelay(true);
        } catch (SocketException e) {
            // A factory may make sockets that are not of TCP.
        }
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }

    /** The only one that OkHttp uses. */
    @Override
    public Socket createSocket() throws IOException {
        return made(given.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return made(given.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return made(given.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return made(given.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return made(given.createSocket(host, port, localHost, localPort));
    }
}
