package io.github.nh4j.transport.apache;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A certificate that nobody knows, for one name.
 *
 * @param context presents the certificate, and trusts it
 */
record TlsFixture(SSLContext context) {
    static TlsFixture of(String dnsName) {
        HeldCertificate certificate =
                new HeldCertificate.Builder().addSubjectAlternativeName(dnsName).build();
        return new TlsFixture(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build()
                .sslContext());
    }

    ServerSocket listener() throws IOException {
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Offers HTTP/2 and nothing else. */
    ServerSocket http2Listener() throws IOException {
        SSLServerSocket listener = (SSLServerSocket) listener();
        SSLParameters parameters = listener.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        listener.setSSLParameters(parameters);
        return listener;
    }
}
