package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JVM trust some certificate authorities, and no other, until it is closed: a client that any stack makes by default
 * meanwhile trusts them too. For tests in a JVM of their own, since it changes what belongs to all of its threads.
 */
public final class JvmTrust implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private final SSLContext contextBefore;
    private final Path file;
    private final Map<String, @Nullable String> propertiesBefore = new LinkedHashMap<>();

    private JvmTrust(SSLContext contextBefore, Path file) {
        this.contextBefore = contextBefore;
        this.file = file;
    }

    /**
     * Sets the default {@link SSLContext} and the system properties of the trust store.
     *
     * @param authorities what is trusted
     * @return puts back what was before when it is closed
     * @throws IOException if there is no place for the trust store
     * @throws GeneralSecurityException if the JVM has no TLS
     */
    public static JvmTrust of(X509Certificate... authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority" + store.size(), authority);
        }
        Path file = Files.createTempFile("nh4j-trust", ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        JvmTrust trust = new JvmTrust(SSLContext.getDefault(), file);
        trust.set(TRUST_STORE, file.toString());
        trust.set(TRUST_STORE + "Password", new String(PASSWORD));
        trust.set(TRUST_STORE + "Type", "PKCS12");
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, null, null);
        SSLContext.setDefault(trusting);
        return trust;
    }

    private void set(String property, String value) {
        propertiesBefore.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    /** Puts back what was before. */
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
}
