package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The certificates of the kit's servers. */
final class KitTrust {
    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("nh4j transport contract")
            .build();

    private static final HandshakeCertificates TRUSTED = certificatesFor("localhost");

    private KitTrust() {}

    /** Makes the JVM's defaults trust the kit's authority. */
    static JvmTrust install() throws IOException, GeneralSecurityException {
        return JvmTrust.of(AUTHORITY.certificate());
    }

    /** For a server at localhost that a client of the kit's trusts. */
    static HandshakeCertificates trusted() {
        return TRUSTED;
    }

    /** For a server whose certificate is trusted, but names somebody else. */
    static HandshakeCertificates ofAnotherHost() {
        return certificatesFor("other.example");
    }

    /** For a server at localhost that nobody knows. */
    static HandshakeCertificates unknown() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .commonName("localhost")
                        .addSubjectAlternativeName("localhost")
                        .build())
                .build();
    }

    private static HandshakeCertificates certificatesFor(String host) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .commonName(host)
                .addSubjectAlternativeName(host)
                .build();
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }

    /** A socket that shakes hands with these certificates, for a {@link RawServer}. */
    static ServerSocket listener(HandshakeCertificates certificates) throws IOException {
        return certificates
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, RawServer.BACKLOG, InetAddress.getLoopbackAddress());
    }

    /** Installs it once for a contract; JUnit closes it when the last test of that contract is over. */
    static final class WhileTestsRun implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) throws Exception {
            ExtensionContext.Store store = context.getStore(ExtensionContext.Namespace.create(KitTrust.class));
            if (store.get(KitTrust.class) == null) {
                store.put(KitTrust.class, install());
            }
        }
    }
}
