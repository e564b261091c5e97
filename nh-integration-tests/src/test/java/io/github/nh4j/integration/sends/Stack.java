package io.github.nh4j.integration.sends;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.jdk.JdkTransport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * An HTTP stack that there is a transport for.
 *
 * @param name what a report calls it
 * @param adapter makes the transport
 */
record Stack(String name, Adapter adapter) {
    /** All of them: one more is one more line here. */
    static final List<Stack> ALL = List.of(new Stack(
            "JDK",
            (tls, trust) ->
                    JdkTransport.using(HttpClient.newBuilder().sslContext(tls).build())));

    /** A transport that trusts one CA; otherwise its stack is as it comes, so that it speaks HTTP/2 where it can. */
    Transport trusting(X509Certificate ca) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("emulator", ca);
            // Of PKIX there is exactly one, and it is an X509TrustManager.
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            TrustManager[] trust = factory.getTrustManagers();
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust, null);
            return adapter.create(tls, (X509TrustManager) trust[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a transport is made of a stack of the user's: stacks differ in which of the two they want. */
    @FunctionalInterface
    interface Adapter {
        Transport create(SSLContext tls, X509TrustManager trust);
    }
}
