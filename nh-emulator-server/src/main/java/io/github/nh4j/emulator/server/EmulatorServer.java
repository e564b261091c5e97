package io.github.nh4j.emulator.server;

import io.github.nh4j.emulator.HubEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Offers a hub emulator on a loopback address: to clients of this process, of others, and in other languages. No other
 * machine can reach it. It speaks HTTP/1.1 in clear text and, if asked for, HTTP/2 and HTTP/1.1 over TLS.
 *
 * <pre>{@code
 * try (EmulatorServer server = EmulatorServer.start(HubEmulator.create("news"));
 *         NotificationHubClient hub = NotificationHubClient.create(server.connectionString(), "news")) {
 *     hub.sendBroadcast(Notification.apple(json));
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing it does not touch the emulator.
 */
public final class EmulatorServer implements AutoCloseable {
    private static final int ANY_PORT = 0;
    private static final int HIGHEST_PORT = 65_535;

    private final HubEmulator emulator;
    private final Server jetty;
    private final ServerConnector http;
    private final @Nullable ServerConnector https;
    private final @Nullable LoopbackIdentity identity;

    private EmulatorServer(Builder builder) {
        this.emulator = builder.emulator;
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("nh4j-emulator");
        threads.setDaemon(true);
        this.jetty = new Server(threads);
        this.http = Faces.http(jetty, builder.httpPort);
        if (builder.httpsPort == null) {
            this.identity = null;
            this.https = null;
        } else {
            this.identity = LoopbackIdentity.create();
            this.https = Faces.https(jetty, builder.httpsPort, identity);
        }
        jetty.setHandler(new EmulatorHandler(emulator));
    }

    /**
     * Starts a server without HTTPS on a free port.
     *
     * @param emulator what to offer
     * @return a server that is ready
     * @throws IllegalStateException if no port can be had
     */
    public static EmulatorServer start(HubEmulator emulator) {
        return builder(emulator).start();
    }

    /**
     * Starts a server without HTTPS on a port of one's choice.
     *
     * @param emulator what to offer
     * @param port from 1 to 65535, or 0 for any that is free
     * @return a server that is ready
     * @throws IllegalStateException if the port cannot be had
     */
    public static EmulatorServer start(HubEmulator emulator, int port) {
        return builder(emulator).httpPort(port).start();
    }

    /**
     * A server with settings of its own.
     *
     * @param emulator what to offer
     * @return a builder; without more it makes what {@link #start(HubEmulator)} does
     */
    public static Builder builder(HubEmulator emulator) {
        return new Builder(emulator);
    }

    private void start() {
        open(http);
        if (https != null) {
            open(https);
        }
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("the emulator's server did not start", e);
        }
    }

    private static void open(ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the emulator cannot listen on port " + connector.getPort() + " of this machine; is it in use?", e);
        }
    }

    /**
     * The port of HTTP in clear text.
     *
     * @return the port, also where any was asked for
     */
    public int port() {
        return http.getLocalPort();
    }

    /**
     * The connection string of the policy with all rights, for HTTP in clear text.
     *
     * @return a connection string for {@link #port()}
     */
    public String connectionString() {
        return emulator.connectionString(port());
    }

    /**
     * The port of HTTPS.
     *
     * @return the port, also where any was asked for
     * @throws IllegalStateException if HTTPS was not asked for
     */
    public int httpsPort() {
        return asked(https).getLocalPort();
    }

    /**
     * The connection string of the policy with all rights, for HTTPS. Its client must trust {@link #caCertificate()}.
     *
     * @return a connection string for {@link #httpsPort()}
     * @throws IllegalStateException if HTTPS was not asked for
     */
    public String httpsConnectionString() {
        // That flag is what makes clients speak clear text.
        return emulator.connectionString(httpsPort()).replace(";UseDevelopmentEmulator=true", "");
    }

    /**
     * The CA that has signed the certificate of HTTPS, for {@code localhost}, {@code 127.0.0.1} and {@code ::1}. Each
     * server makes a CA of its own, valid for 89 days, and forgets its key.
     *
     * @return what a client must trust
     * @throws IllegalStateException if HTTPS was not asked for
     */
    public X509Certificate caCertificate() {
        return asked(identity).ca();
    }

    /**
     * The same as {@link #caCertificate()}, for a file that other processes read.
     *
     * @return the certificate as PEM
     * @throws IllegalStateException if HTTPS was not asked for
     */
    public String caCertificatePem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + lines.encodeToString(caCertificate().getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just made cannot be written", e);
        }
    }

    private static <T> T asked(@Nullable T partOfHttps) {
        if (partOfHttps == null) {
            throw new IllegalStateException("this server has no HTTPS; ask for it with builder(...).httpsPort(0)");
        }
        return partOfHttps;
    }

    /** Closes the ports and every connection. Does nothing the second time. */
    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the emulator's server did not stop", e);
        } finally {
            // Where the second port could not be had, the first is open and nothing has been started.
            http.close();
            if (https != null) {
                https.close();
            }
        }
    }

    /** Collects the settings of a server. Not thread-safe. */
    public static final class Builder {
        private final HubEmulator emulator;
        private int httpPort = ANY_PORT;
        private @Nullable Integer httpsPort;

        private Builder(HubEmulator emulator) {
            this.emulator = Objects.requireNonNull(emulator, "emulator");
        }

        /**
         * Chooses the port of HTTP in clear text.
         *
         * @param port from 1 to 65535, or 0 for any that is free, as without this
         * @return this builder
         * @throws IllegalArgumentException if there is no such port
         */
        public Builder httpPort(int port) {
            this.httpPort = checked(port);
            return this;
        }

        /**
         * Asks for HTTPS, with a certificate that is made for it.
         *
         * @param port from 1 to 65535, or 0 for any that is free
         * @return this builder
         * @throws IllegalArgumentException if there is no such port
         */
        public Builder httpsPort(int port) {
            this.httpsPort = checked(port);
            return this;
        }

        private static int checked(int port) {
            if (port < ANY_PORT || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("a port is a number from 0 to 65535, and not " + port);
            }
            return port;
        }

        /**
         * Opens the ports.
         *
         * @return a server that is ready
         * @throws IllegalStateException if a port cannot be had
         */
        public EmulatorServer start() {
            EmulatorServer server = new EmulatorServer(this);
            try {
                server.start();
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
            return server;
        }
    }
}
