package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** What tests of whole clients use of the kit's own servers, which are not for transports' tests. */
public final class KitPeers {
    private KitPeers() {}

    /** How many connections neither side has closed. */
    public static int openConnections(RawServer server) {
        return server.openConnections();
    }

    /** Makes the JVM's defaults trust the kit's servers, until it is closed. */
    public static JvmTrust trust() throws IOException, GeneralSecurityException {
        return KitTrust.install();
    }

    /** A socket that shakes hands as a trusted server at localhost. */
    public static ServerSocket trusted() throws IOException {
        return KitTrust.listener(KitTrust.trusted());
    }

    /** With the certificate of another host. */
    public static ServerSocket ofAnotherHost() throws IOException {
        return KitTrust.listener(KitTrust.ofAnotherHost());
    }

    /** With a certificate that nobody knows. */
    public static ServerSocket unknown() throws IOException {
        return KitTrust.listener(KitTrust.unknown());
    }

    /** With a certificate for localhost that is no longer valid. */
    public static ServerSocket expired() throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .validityInterval(0, 1)
                .build();
        return KitTrust.listener(
                new HandshakeCertificates.Builder().heldCertificate(certificate).build());
    }

    /** What happens to a request over HTTP/2. */
    public enum Fate {
        ANSWERED,
        REFUSED,
        /** The peer goes away, and has not looked at it. */
        LEFT_BEHIND,
        /** The peer goes away, having looked at it. */
        LEFT_UNANSWERED,
        CANCELLED,
        BROKEN
    }

    /** A server whose first request over HTTP/2 is answered, the second has this fate, and all others are answered. */
    public static Http2 http2(Fate fate) throws IOException {
        return new Http2(fate);
    }

    public static final class Http2 implements AutoCloseable {
        private final Http2Server server;
        private int served;

        private Http2(Fate fate) throws IOException {
            server = Http2Server.start((connection, stream) -> {
                switch (next(fate)) {
                    case ANSWERED -> connection.answer(stream);
                    case REFUSED -> connection.refuse(stream);
                    case LEFT_BEHIND -> connection.goAway(stream - 2);
                    case LEFT_UNANSWERED -> connection.goAway(stream);
                    case CANCELLED -> connection.reset(stream, 8);
                    case BROKEN -> connection.reset(stream, 2);
                }
            });
        }

        private synchronized Fate next(Fate second) {
            served++;
            return served == 2 ? second : Fate.ANSWERED;
        }

        public URI uri() {
            return server.uri();
        }

        public int requests() {
            return server.requests();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /** An address where nobody can connect, and nobody is refused. */
    public static BlackHoleAddress blackHole() throws IOException {
        return new BlackHoleAddress();
    }

    public static final class BlackHoleAddress implements AutoCloseable {
        private final BlackHole hole = new BlackHole();

        private BlackHoleAddress() throws IOException {}

        public URI uri() {
            return hole.uri();
        }

        @Override
        public void close() throws IOException {
            hole.close();
        }
    }
}
