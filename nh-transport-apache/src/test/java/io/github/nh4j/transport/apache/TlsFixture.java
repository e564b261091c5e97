package io.github.nh4j.transport.apache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that nobody knows, made by the JDK's own tool, for one name. */
final class TlsFixture {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** That tool takes its time. */
    private static final Map<String, TlsFixture> MADE = new ConcurrentHashMap<>();

    private final SSLContext context = SSLContext.getInstance("TLS");

    static TlsFixture of(String dnsName) {
        return MADE.computeIfAbsent(dnsName, name -> {
            try {
                Path directory = Files.createTempDirectory("tls");
                try {
                    return new TlsFixture(directory.resolve("server.p12"), name);
                } finally {
                    Files.deleteIfExists(directory.resolve("server.p12"));
                    Files.delete(directory);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private TlsFixture(Path file, String dnsName) throws IOException, InterruptedException, GeneralSecurityException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + dnsName,
                        "-ext",
                        "san=dns:" + dnsName,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    /** Presents the certificate, and trusts it. */
    SSLContext context() {
        return context;
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
