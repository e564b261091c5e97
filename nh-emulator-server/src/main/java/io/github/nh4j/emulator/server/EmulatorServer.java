package io.github.nh4j.emulator.server;

import io.github.nh4j.emulator.HubEmulator;
import java.net.InetAddress;
import java.util.Objects;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Offers a hub emulator over HTTP/1.1 on a loopback address: to clients of this process, of others, and in other
 * languages. No other machine can reach it.
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

    private final HubEmulator emulator;
    private final Server jetty;
    private final ServerConnector connector;

    private EmulatorServer(HubEmulator emulator, int port) {
        this.emulator = Objects.requireNonNull(emulator, "emulator");
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("nh4j-emulator");
        threads.setDaemon(true);
        this.jetty = new Server(threads);
        this.connector = new ServerConnector(jetty, new HttpConnectionFactory(configuration()));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        jetty.addConnector(connector);
        jetty.setHandler(new EmulatorHandler(emulator));
    }

    /** The emulator judges every target and sets every header, as the hub's own front end does. */
    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        return http;
    }

    /**
     * Starts a server on a free port.
     *
     * @param emulator what to offer
     * @return a server that is ready
     * @throws IllegalStateException if no port can be had
     */
    public static EmulatorServer start(HubEmulator emulator) {
        return start(emulator, ANY_PORT);
    }

    /**
     * Starts a server on a port of one's choice.
     *
     * @param emulator what to offer
     * @param port from 1 to 65535, or 0 for any that is free
     * @return a server that is ready
     * @throws IllegalStateException if the port cannot be had
     */
    public static EmulatorServer start(HubEmulator emulator, int port) {
        EmulatorServer server = new EmulatorServer(emulator, port);
        try {
            server.jetty.start();
        } catch (Exception e) {
            server.close();
            throw new IllegalStateException(
                    "the emulator cannot listen on port " + port + " of this machine; is it in use?", e);
        }
        return server;
    }

    /**
     * The port that it listens on.
     *
     * @return the port, also where any was asked for
     */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * The connection string of the policy with all rights.
     *
     * @return a connection string for this server's port
     */
    public String connectionString() {
        return emulator.connectionString(port());
    }

    /** Closes the port and every connection. Does nothing the second time. */
    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the emulator's server did not stop", e);
        }
    }
}
