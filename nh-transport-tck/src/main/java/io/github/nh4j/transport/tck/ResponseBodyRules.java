package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T5 for the body of a response. */
abstract class ResponseBodyRules extends Rules {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";

    ResponseBodyRules(TransportContract contract) {
        super(contract, Rule.T5);
    }

    static Stream<Arguments> framings() {
        return bothCallsWith(
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\0\u00ff!",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain;charset=utf-16\r\nContent-Length: 3\r\n\r\n\0\u00ff!",
                CHUNKED + "\r\n3\r\n\0\u00ff!\r\n0\r\n\r\n",
                CHUNKED + "\r\n1;ext=1\r\n\0\r\n002 ; a=\"b\"\r\n\u00ff!\r\n0;last\r\n\r\n",
                CHUNKED + "Trailer: X-Sum\r\n\r\n3\r\n\0\u00ff!\r\n0\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\0\u00ff!",
                "HTTP/1.1 200 OK\r\n\r\n\0\u00ff!",
                "HTTP/1.0 200 OK\r\n\r\n\0\u00ff!");
    }

    @ParameterizedTest
    @MethodSource("framings")
    final void theBodyIsExact(Calls calls, String answer) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write(answer);
        })) {
            String situation = "the peer answered with " + answer.replace("\r\n", " | ");

            assertThat(answered(calls, post(server.uri("/"), "x").build(), situation)
                            .body())
                    .as(when(situation))
                    .containsExactly(0, 0xff, '!');
        }
    }

    /** What a peer says of chunks must have been read when the next answer begins. */
    @ParameterizedTest
    @EnumSource
    final void trailersDoNotLeakIntoTheNextCall(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(CHUNKED + "\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n")) {
            String situation = "a call follows a chunked response with a trailer";
            for (int call = 1; call <= 3; call++) {
                assertThat(text(answered(calls, post(server.uri("/"), "x").build(), situation)))
                        .as(when(situation))
                        .isEqualTo("ok");
            }
        }
    }

    static Stream<Arguments> bodiless() {
        return bothCallsWith(
                "204 No Content\r\n\r\n",
                "205 Reset Content\r\nContent-Length: 0\r\n\r\n",
                "304 Not Modified\r\n\r\n",
                "304 Not Modified\r\nContent-Length: 1000\r\n\r\n",
                "200 OK\r\nContent-Length: 0\r\n\r\n",
                "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("bodiless")
    final void whatHasNoBodyHasAnEmptyOne(Calls calls, String answer) throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 " + answer)) {
            String situation = "the peer answered with " + answer.replace("\r\n", " | ");
            TransportRequest request =
                    post(server.uri("/"), "x").maxResponseBytes(5).build();
            for (int call = 1; call <= 2; call++) {
                TransportResponse response = answered(calls, request, situation);

                assertThat(response.status()).as(when(situation)).isEqualTo(statusOf(answer));
                assertThat(response.body()).as(when(situation)).isEmpty();
            }
        }
    }

    private static int statusOf(String answer) {
        return Integer.parseInt(answer.substring(0, 3));
    }

    @ParameterizedTest
    @EnumSource
    final void anUnknownCodingIsLeftAsItIs(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(RawServer.response(200, "coded", "Content-Encoding: x-unknown"))) {
            String situation = "the peer used a content coding that nobody asked for and nobody knows";
            TransportResponse response =
                    answered(calls, post(server.uri("/"), "x").build(), situation);

            assertThat(text(response)).as(when(situation)).isEqualTo("coded");
            assertThat(response.headers().all("Content-Encoding"))
                    .as(when(situation))
                    .containsExactly("x-unknown");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aCodedBodySaysSoOrIsDecoded(Calls calls) throws Exception {
        byte[] coded = gzip("plain".getBytes(StandardCharsets.UTF_8));
        String answer =
                RawServer.response(200, new String(coded, StandardCharsets.ISO_8859_1), "Content-Encoding: gzip");
        try (RawServer server = RawServer.answering(answer)) {
            String situation = "the peer sent gzip";
            TransportResponse response =
                    answered(calls, post(server.uri("/"), "x").build(), situation);
            boolean saysSo = response.headers().first("Content-Encoding").isPresent();
            List<String> asked = server.requests().get(0).header("Accept-Encoding");

            assertThat(response.body())
                    .as(when(situation
                            + (saysSo ? ", and Content-Encoding is still there" : ", and Content-Encoding is gone")))
                    .isEqualTo(saysSo ? coded : "plain".getBytes(StandardCharsets.UTF_8));
            assertThat(saysSo && String.join(",", asked).contains("gzip"))
                    .as(when(situation + " as the stack had asked, and the transport did not decode it"))
                    .isFalse();
        }
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    final void aSecondAnswerDoesNotLeakIntoTheNextCall() throws Throwable {
        List<String> next = new ArrayList<>();
        for (Calls calls : Calls.values()) {
            if (calls == Calls.BLOCKING || transport() instanceof AsyncTransport) {
                next.add(callAfterTwoAnswers(calls));
            }
        }
        assertUnless(
                Deviation.KEEPS_SURPLUS_BYTES,
                () -> assertThat(next)
                        .as(when("the peer sent two answers to one request, and a later call got the second"))
                        .doesNotContain("leak"),
                () -> assertThat(next).contains("leak"));
    }

    /** The connection may be used again and then be found to be out of step, which is as good as another one. */
    private String callAfterTwoAnswers(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            if (connection.readRequest() != null) {
                connection.write(RawServer.response(200, "mine") + RawServer.response(200, "leak"));
            }
            while (connection.readRequest() != null) {
                connection.write(RawServer.response(200, "next"));
            }
        })) {
            String situation = "the peer sent two answers to one request";
            TransportRequest request = post(server.uri("/"), "x").build();
            assertThat(text(answered(calls, request, situation)))
                    .as(when(situation))
                    .isEqualTo("mine");
            return text(calls.call(transport(), request));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
