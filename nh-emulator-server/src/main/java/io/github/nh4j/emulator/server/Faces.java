package io.github.nh4j.emulator.server;

import java.net.InetAddress;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The ports of the server, each with the protocols that are spoken there. Both are loopback only. */
final class Faces {
    private Faces() {}

    /** HTTP/1.1 in clear text. */
    static ServerConnector http(Server jetty, int port) {
        return listening(jetty, port, new HttpConnectionFactory(configuration()));
    }

    /** HTTP/2 and HTTP/1.1 over TLS; the client chooses by ALPN, and HTTP/1.1 is for those that do not choose. */
    static ServerConnector https(Server jetty, int port, LoopbackIdentity identity) {
        HttpConnectionFactory http1 = new HttpConnectionFactory(configuration());
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration());
        // One without any limit: a test may cancel as often as it likes, and nobody else can reach this port.
        http2.setRateControlFactory(new RateControl.Factory() {});
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        SslConnectionFactory tls = new SslConnectionFactory(tls(identity), alpn.getProtocol());
        return listening(jetty, port, tls, alpn, http2, http1);
    }

    private static SslContextFactory.Server tls(LoopbackIdentity identity) {
        String password = "of a store in memory";
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(identity.keyStore(password));
        tls.setKeyStorePassword(password);
        return tls;
    }

    private static ServerConnector listening(Server jetty, int port, ConnectionFactory... protocols) {
        ServerConnector connector = new ServerConnector(jetty, protocols);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        jetty.addConnector(connector);
        return connector;
    }

    /** The emulator judges every target and sets every header, as the hub's own front end does. */
    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        return http;
    }
}
