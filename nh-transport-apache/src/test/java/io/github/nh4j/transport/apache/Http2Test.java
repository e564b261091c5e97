package io.github.nh4j.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ClientTlsStrategy;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Futures over HTTP/2, with a server that offers it in the TLS handshake. */
@Timeout(60)
class Http2Test {
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;

    private record Seen(ProtocolVersion version, HttpRequest head, String body) {}

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final TlsFixture tls = TlsFixture.of("localhost");
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final HttpAsyncServer server = H2ServerBootstrap.bootstrap()
            .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
            .setTlsStrategy(new H2ServerTlsStrategy(tls.context()))
            .register("*", new Script())
            .create();
    private Subject subject = over(HttpVersionPolicy.NEGOTIATE);
    private URI uri = URI.create("https://localhost/");

    private Subject over(HttpVersionPolicy policy) {
        return Subject.over(Subject.asyncTrusting(tls.context(), policy).build());
    }

    @BeforeEach
    void start() throws Exception {
        server.start();
        var listening = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
                .get(10, TimeUnit.SECONDS);
        uri = URI.create("https://localhost:" + ((InetSocketAddress) listening.getAddress()).getPort());
    }

    @AfterEach
    void stop() throws IOException {
        subject.close();
        server.close(CloseMode.IMMEDIATE);
    }

    private TransportRequest.Builder request(String method, String target) {
        return TransportRequest.builder(method, uri.resolve(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void isUsedWhereItIsOffered(String method) throws Exception {
        for (String body : new String[] {"", "body", "x".repeat(300_000)}) {
            TransportResponse response = subject.call(request(method, "/201?a=%2f")
                    .header("Content-Type", "application/json;charset=utf-8")
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .build());
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers().first("X-Id")).contains("7");
            assertThat(response.body()).asString().isEqualTo("answer");
        }
        assertThat(seen).hasSize(3).allSatisfy(one -> {
            assertThat(one.version().getMajor()).isEqualTo(2);
            assertThat(one.head().getMethod()).isEqualTo(method);
            assertThat(one.head().getPath()).isEqualTo("/201?a=%2f");
            assertThat(one.head().getFirstHeader("content-type").getValue())
                    .isEqualTo("application/json;charset=utf-8");
        });
        assertThat(seen).extracting(Seen::body).containsExactly("", "body", "x".repeat(300_000));
    }

    @Test
    void aClientThatSpeaksNothingElseServes() throws Exception {
        subject.close();
        subject = Subject.over(HttpAsyncClients.customHttp2()
                .setTlsStrategy(new H2ClientTlsStrategy(tls.context()))
                .build());
        for (int status : new int[] {201, 403, 503}) {
            assertThat(subject.call(request("POST", "/" + status).build()).status())
                    .isEqualTo(status);
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void isNotUsedWhereTheClientDoesNotWantIt() throws Exception {
        subject.close();
        subject = over(HttpVersionPolicy.FORCE_HTTP_1);
        assertThat(subject.call(request("POST", "/201").build()).status()).isEqualTo(201);
        assertThat(seen)
                .singleElement()
                .satisfies(one -> assertThat(one.version().getMajor()).isEqualTo(1));
    }

    /** Reads up to the headers of the first stream, and then sends one frame. */
    private RawServer ending(byte[] frame) throws IOException {
        return RawServer.start(tls.http2Listener(), "https", connection -> {
            connection.read("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
            connection.write(frame(SETTINGS, 0));
            int type;
            do {
                byte[] head = connection.read(9);
                type = head[3];
                connection.read((head[0] & 0xFF) << 16 | (head[1] & 0xFF) << 8 | (head[2] & 0xFF));
            } while (type != HEADERS);
            connection.write(frame);
            connection.stall();
        });
    }

    private static byte[] frame(int type, int stream, int... words) {
        ByteBuffer frame = ByteBuffer.allocate(9 + 4 * words.length);
        frame.put(new byte[] {0, 0, (byte) (4 * words.length), (byte) type, 0}).putInt(stream);
        for (int word : words) {
            frame.putInt(word);
        }
        return frame.array();
    }

    private Throwable failureWith(byte[] frame, String body) throws IOException {
        try (RawServer raw = ending(frame)) {
            return catchThrowable(() -> subject.call(TransportRequest.builder("POST", raw.uri("/"))
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .build()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void aStreamThatIsRefusedWasNotProcessed(String body) throws IOException {
        assertThat(failureWith(frame(RST_STREAM, 1, H2Error.REFUSED_STREAM.getCode()), body))
                .isInstanceOf(RequestNotSentException.class)
                .hasMessageContaining("did not take the request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void anyOtherResetIsUnsure(String body) throws IOException {
        assertThat(failureWith(frame(RST_STREAM, 1, H2Error.INTERNAL_ERROR.getCode()), body))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RequestNotSentException.class)
                .isNotInstanceOf(IncompleteResponseException.class);
    }

    /** Answers with the status that the path asks for, or as its word says. */
    private final class Script implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {
        @Override
        public AsyncRequestConsumer<Message<HttpRequest, byte[]>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new BasicAsyncEntityConsumer());
        }

        @Override
        public void handle(Message<HttpRequest, byte[]> message, ResponseTrigger trigger, HttpContext context)
                throws HttpException, IOException {
            HttpRequest head = message.getHead();
            byte[] body = message.getBody();
            seen.add(new Seen(
                    context.getProtocolVersion(), head, body == null ? "" : new String(body, StandardCharsets.UTF_8)));
            arrived.countDown();
            if (head.getPath().equals("/silence")) {
                return;
            }
            trigger.submitResponse(
                    AsyncResponseBuilder.create(Integer.parseInt(head.getPath().substring(1, 4)))
                            .addHeader("X-Id", "7")
                            .setEntity("answer", ContentType.TEXT_PLAIN)
                            .build(),
                    context);
        }
    }
}
