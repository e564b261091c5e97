package io.github.nh4j.transport.tck;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One connection. Not thread-safe, but for {@link #close()}. */
class ReferenceConnection implements AutoCloseable {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final URI uri;

    /** What is closed, also under TLS: a socket with TLS would wait for its writer. */
    private final Socket plain = new Socket();

    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    ReferenceConnection(URI uri) {
        this.uri = uri;
    }

    final void open(Duration timeout) throws IOException {
        boolean tls = isTls(uri);
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        InetAddress address = InetAddress.getByName(uri.getHost());
        plain.connect(new InetSocketAddress(address, port), (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        plain.setTcpNoDelay(true);
        Socket socket = tls ? shakeHands(port) : plain;
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    private static boolean isTls(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private SSLSocket shakeHands(int port) throws IOException {
        try {
            SSLSocket socket = (SSLSocket)
                    SSLContext.getDefault().getSocketFactory().createSocket(plain, uri.getHost(), port, true);
            checkName(socket);
            socket.startHandshake();
            return socket;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this JVM has no TLS", e);
        }
    }

    /** Has the name in the certificate compared with the host's. */
    void checkName(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
    }

    final boolean leadsTo(URI other) {
        return isTls(uri) == isTls(other) && uri.getRawAuthority().equals(other.getRawAuthority());
    }

    final void write(byte[] head, byte[] body) throws IOException {
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        out.write(whole);
        out.flush();
    }

    final InputStream in() {
        return in;
    }

    @Override
    public final void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // Then it is closed.
        }
    }
}
