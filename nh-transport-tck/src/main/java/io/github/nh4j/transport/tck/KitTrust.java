package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The certificates of the kit's servers. While it is installed, the JVM's defaults trust the kit's authority, and so does a
 * client that any stack makes by default.
 */
final class KitTrust implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String TRUST_STORE_TYPE = "javax.net.ssl.trustStoreType";

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("nh4j transport contract")
            .build();

    private static final HandshakeCertificates TRUSTED = certificatesFor("localhost");

    private final SSLContext contextBefore;
    private final Path file;
    private final Map<String, @Nullable String> propertiesBefore = new LinkedHashMap<>();

    private KitTrust(SSLContext contextBefore, Path file) {
        this.contextBefore = contextBefore;
        this.file = file;
    }

    static KitTrust install() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("kit", AUTHORITY.certificate());
        Path file = Files.createTempFile("nh4j-kit", ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        KitTrust trust = new KitTrust(SSLContext.getDefault(), file);
        trust.set(TRUST_STORE, file.toString());
        trust.set(TRUST_STORE_PASSWORD, new String(PASSWORD));
        trust.set(TRUST_STORE_TYPE, "PKCS12");
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, null, null);
        SSLContext.setDefault(trusting);
        return trust;
    }

    private void set(String property, String value) {
        propertiesBefore.put(property, System.getProperty(property));
        System.setProperty(property, value);
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

    @Override
    public void close() throws IOException {
        SSLContext.setDefault(contextBefore);
        propertiesBefore.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        Files.deleteIfExists(file);
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
