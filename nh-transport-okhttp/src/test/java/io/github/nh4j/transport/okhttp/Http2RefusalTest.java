package io.github.nh4j.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer over HTTP/2 may say that it did not process a request, which proves it as well as if it had not been sent. */
@Timeout(60)
class Http2RefusalTest {
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int REFUSED_STREAM = 7;
    private static final int INTERNAL_ERROR = 2;
    private static final int PREFACE_LENGTH = 24;

    private final OkHttpTransport transport = OkHttpTransport.using(new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .build());

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsRefusedWasNotProcessed(Calls calls) throws Exception {
        try (Peer peer = new Peer(stream -> frame(RST_STREAM, stream, ints(REFUSED_STREAM)))) {
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> calls.call(transport, peer.post()))
                    .withMessage("localhost:" + peer.port() + " has declared that it did not process the request")
                    .withCauseInstanceOf(IOException.class);
            assertThat(peer.requests).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamBeyondTheLastOfAConnectionThatGoesAwayWasNotProcessed(Calls calls) throws Exception {
        try (Peer peer = new Peer(stream -> frame(GOAWAY, 0, ints(stream - 1, 0)))) {
            assertThatExceptionOfType(RequestNotSentException.class)
                    .isThrownBy(() -> calls.call(transport, peer.post()))
                    .withMessageContaining("did not process");
            assertThat(peer.requests).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsResetForAnotherReasonLeavesItUnsure(Calls calls) throws Exception {
        try (Peer peer = new Peer(stream -> frame(RST_STREAM, stream, ints(INTERNAL_ERROR)))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> calls.call(transport, peer.post()))
                    .isNotInstanceOf(RequestNotSentException.class);
            assertThat(peer.requests).hasValue(1);
        }
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    /** A length of three bytes, type, flags, stream, payload. */
    private static byte[] frame(int type, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) 0)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** Answers the headers of every request with one frame. */
    private static final class Peer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final IntFunction<byte[]> answer;
        final AtomicInteger requests = new AtomicInteger();

        Peer(IntFunction<byte[]> answer) throws IOException {
            this.answer = answer;
            Thread thread = new Thread(this::serve, "http2-peer");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return listener.getLocalPort();
        }

        TransportRequest post() {
            return Calls.post(URI.create("http://localhost:" + port() + "/"), "x")
                    .build();
        }

        private void serve() {
            try {
                while (true) {
                    try (Socket socket = listener.accept()) {
                        answer(socket);
                    }
                }
            } catch (IOException e) {
                // Closed.
            }
        }

        private void answer(Socket socket) throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(PREFACE_LENGTH);
            socket.getOutputStream().write(frame(SETTINGS, 0, new byte[0]));
            try {
                while (true) {
                    int lengthAndType = in.readInt();
                    in.skipNBytes(1);
                    int stream = in.readInt();
                    in.skipNBytes(lengthAndType >>> 8);
                    if ((lengthAndType & 0xff) == HEADERS) {
                        requests.incrementAndGet();
                        socket.getOutputStream().write(answer.apply(stream));
                    }
                }
            } catch (IOException e) {
                // The client has gone.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
