package io.github.nh4j.transport.apache;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.H2StreamResetException;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads from the client's exceptions whether the request was sent, and says it without words that the peer chose. */
final class Failures {
    private static final int DEEPEST_CAUSE = 16;

    private Failures() {}

    /**
     * Why the request was not sent, in words for a person; null if it may have been sent.
     *
     * @param withheld whether the request cannot have been whole
     */
    static @Nullable String neverSent(Exception failure, URI target, boolean withheld) {
        String peer = peer(target);
        if (find(failure, UnknownHostException.class) != null) {
            return "a name on the way to " + peer + " does not resolve";
        }
        if (find(failure, ConnectTimeoutException.class) != null) {
            return "no connection to " + peer + " within the connect timeout";
        }
        if (find(failure, ConnectException.class) != null) {
            return "nothing listens at " + peer + ", or it cannot be reached";
        }
        if (find(failure, NoRouteToHostException.class) != null) {
            return "no route to " + peer;
        }
        if (find(failure, ConnectionRequestTimeoutException.class) != null
                || find(failure, DeadlineTimeoutException.class) != null) {
            return "the pool had no connection to " + peer + " to give away in time";
        }
        H2StreamResetException reset = find(failure, H2StreamResetException.class);
        if (find(failure, RequestNotExecutedException.class) != null
                || (reset != null && reset.getCode() == H2Error.REFUSED_STREAM.getCode())) {
            return peer + " did not take the request";
        }
        SSLException tls = find(failure, SSLException.class);
        if (tls != null && (withheld || tls instanceof SSLHandshakeException)) {
            return "no TLS connection to " + peer + ": " + reason(failure, tls);
        }
        return withheld ? unsent(failure, peer) : null;
    }

    private static String unsent(Exception failure, String peer) {
        // The pool may cancel what an interrupted thread wanted, and leave the flag to tell.
        if (find(failure, InterruptedException.class) != null
                || Thread.currentThread().isInterrupted()) {
            return "the thread was interrupted while it waited for a connection to " + peer;
        }
        if (failure instanceof CancellationException) {
            return "the HTTP client does not run: it must be started, and not be closed";
        }
        if (find(failure, HttpException.class) != null) {
            return "a proxy refused to connect to " + peer + ", or the HTTP client refused the request";
        }
        return failure instanceof IllegalStateException
                ? "the HTTP client or its pool of connections is closed"
                : "the connection to " + peer + " broke before the request was sent";
    }

    /** What may have happened to the request: the failure itself, unless its words may be the peer's. */
    static IOException unsure(Exception failure, URI target) {
        if (failure instanceof IOException io && !(failure instanceof ClientProtocolException)) {
            return io;
        }
        return new IOException(
                failure instanceof IllegalStateException
                        ? "the HTTP client was closed during the exchange"
                        : "what came from " + peer(target) + " is no HTTP response",
                failure);
    }

    private static String reason(Exception failure, SSLException tls) {
        CertificateException certificate = find(failure, CertificateException.class);
        return certificate == null
                ? String.valueOf(tls.getMessage())
                : "its certificate is not accepted (" + certificate.getMessage() + ")";
    }

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
