package io.github.nh4j.transport.okhttp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Reads the exceptions of OkHttp. */
final class Failures {
    private static final int DEEPEST_CAUSE = 16;

    private Failures() {}

    /**
     * What an interceptor has thrown. To a callback OkHttp hands it inside an IOException: as the cause, or in its earlier
     * versions as something suppressed.
     */
    static Throwable bare(IOException failure) {
        String message = failure.getMessage();
        if (message == null || !message.startsWith("canceled due to ")) {
            return failure;
        }
        Throwable inner = failure.getCause();
        if (inner == null && failure.getSuppressed().length > 0) {
            inner = failure.getSuppressed()[0];
        }
        return inner instanceof RuntimeException || inner instanceof Error ? inner : failure;
    }

    /**
     * Whether a peer over HTTP/2 has declared that it did not process the request: it refused the stream, or was going
     * away when the stream began. The classes are not public, so they are known by their names.
     */
    static boolean unprocessed(IOException failure) {
        String type = failure.getClass().getName();
        return type.endsWith(".http2.ConnectionShutdownException")
                || (type.endsWith(".http2.StreamResetException")
                        && "stream was reset: REFUSED_STREAM".equals(failure.getMessage()));
    }

    /** What {@link #unprocessed} means, in words for a person. */
    static String refused(URI target) {
        return peer(target) + " has declared that it did not process the request";
    }

    /** Why a request was not sent that provably was not, in words for a person. */
    static String neverSent(IOException failure, URI target) {
        String peer = peer(target);
        if (find(failure, RejectedExecutionException.class) != null
                || "executor rejected".equals(failure.getMessage())) {
            return "the executor of the OkHttpClient has no room for the call";
        }
        if (find(failure, UnknownHostException.class) != null) {
            return "the name " + target.getHost() + " does not resolve";
        }
        if (find(failure, SocketTimeoutException.class) != null) {
            return "no connection to " + peer + " within the connect timeout";
        }
        if (find(failure, NoRouteToHostException.class) != null) {
            return "no route to " + peer;
        }
        if (find(failure, ConnectException.class) != null) {
            return "nothing listens at " + peer + ", or it cannot be reached";
        }
        SSLException tls = find(failure, SSLException.class);
        if (tls != null) {
            return "no TLS connection to " + peer + ": " + reason(failure, tls);
        }
        return "the connection to " + peer + " broke before the request was sent (" + firstLine(failure) + ")";
    }

    private static String reason(Throwable failure, SSLException tls) {
        CertificateException certificate = find(failure, CertificateException.class);
        return certificate == null
                ? firstLine(tls)
                : "its certificate is not accepted (" + firstLine(certificate) + ")";
    }

    /** Where a certificate is of another name, the lines that follow are those of the certificate. */
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static String peer(URI target) {
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
