package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Http2ConnectionTest {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_REQUEST = {0, 0, 0, 1, 5, 0, 0, 0, 1};
    private static final byte[] RESET_OF_IT = {0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8};
    private static final byte[] NEXT_REQUEST = {0, 0, 0, 1, 5, 0, 0, 0, 3};
    private static final int HEAD_OF_SETTINGS = 9;

    /** What a client does once the server waits for the end of its request. */
    private interface Ending {
        void of(Socket client) throws IOException;
    }

    private static boolean seesReset(Ending ending) throws Exception {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        try (RawServer server = RawServer.start(connection -> {
                    Http2Connection http2 = new Http2Connection(connection);
                    seen.complete(http2.seesReset(http2.readRequest()));
                });
                Socket client = new Socket(
                        InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
            client.getOutputStream().write(PREFACE);
            client.getOutputStream().write(EMPTY_REQUEST);
            InputStream greeting = client.getInputStream();
            assertThat(greeting.readNBytes(HEAD_OF_SETTINGS)).hasSize(HEAD_OF_SETTINGS);
            ending.of(client);
            return seen.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aResetOfTheStreamEndsIt() throws Exception {
        assertThat(seesReset(client -> client.getOutputStream().write(RESET_OF_IT)))
                .isTrue();
    }

    @Test
    void theEndOfTheConnectionEndsIt() throws Exception {
        assertThat(seesReset(Socket::close)).isTrue();
    }

    @Test
    void aResetOfTheConnectionEndsIt() throws Exception {
        assertThat(seesReset(client -> {
                    client.setSoLinger(true, 0);
                    client.close();
                }))
                .isTrue();
    }

    @Test
    void theNextRequestDoesNot() throws Exception {
        assertThat(seesReset(client -> client.getOutputStream().write(NEXT_REQUEST)))
                .isFalse();
    }
}
