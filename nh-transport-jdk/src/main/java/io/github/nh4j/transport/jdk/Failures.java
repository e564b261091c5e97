package io.github.nh4j.transport.jdk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the client's exceptions whether the request was sent. The type alone does not tell: an unknown host is a
 * ConnectException just as a closed port is, and a blocking call wraps what an asynchronous one reports bare.
 */
final class Failures {
    private static final int DEEPEST_CAUSE = 16;

    private Failures() {}

    /** The failure itself, without what futures put around it. */
    static Throwable bare(Throwable failure) {
        Throwable bare = failure;
        while (bare instanceof CompletionException || bare instanceof ExecutionException) {
            Throwable cause = bare.getCause();
            if (cause == null) {
                return bare;
            }
            bare = cause;
        }
        return bare;
    }

    /** Why the request was not sent, in words for a person; null if it may have been sent. */
    static @Nullable String neverSent(IOException failure, URI target, RequestBody body) {
        boolean withheld = body.withhold();
        String peer = peer(target);
        if (find(failure, UnresolvedAddressException.class) != null
                || find(failure, UnknownHostException.class) != null) {
            return "the name " + target.getHost() + " does not resolve";
        }
        if (find(failure, HttpConnectTimeoutException.class) != null) {
            return "no connection to " + peer + " within the connect timeout";
        }
        if (find(failure, ConnectException.class) != null) {
            // JDK 17 tries twice and forgets why the first time failed, so there is no telling these two apart.
            return "nothing listens at " + peer + ", or it cannot be reached";
        }
        if (find(failure, NoRouteToHostException.class) != null) {
            return "no route to " + peer;
        }
        SSLException tls = find(failure, SSLException.class);
        if (tls != null && (withheld || tls instanceof SSLHandshakeException || isClearText(tls, body))) {
            return "no TLS connection to " + peer + ": " + reason(failure, tls);
        }
        return withheld ? "the connection to " + peer + " broke before the request was sent" : null;
    }

    /**
     * A peer that speaks no TLS is known by the words alone. They could also come from garbage within a connection, so a
     * request with a body that was begun is left in doubt.
     */
    private static boolean isClearText(SSLException tls, RequestBody body) {
        String message = tls.getMessage();
        return body.isEmpty() && message != null && message.contains("nrecognized SSL message");
    }

    private static String reason(Throwable failure, SSLException tls) {
        CertificateException certificate = find(failure, CertificateException.class);
        return certificate == null
                ? String.valueOf(tls.getMessage())
                : "its certificate is not accepted (" + certificate.getMessage() + ")";
    }

    /** Host and port. */
    static String peer(URI target) {
        int port = target.getPort();
        if (port < 0) {
            port = "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
        }
        return target.getHost() + ":" + port;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(current)) {
                return type.cast(current);
            }
            current = current.getCause();
        }
        return null;
    }
}
