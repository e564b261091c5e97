package io.github.nh4j.integration.faults;

import static io.github.nh4j.error.Delivery.REJECTED;
import static io.github.nh4j.error.Delivery.UNKNOWN;
import static io.github.nh4j.integration.faults.Operation.GET;
import static io.github.nh4j.integration.faults.Operation.READ;
import static io.github.nh4j.integration.faults.Operation.SEND;
import static io.github.nh4j.integration.faults.Operation.SEND_MUCH;
import static io.github.nh4j.integration.faults.Peer.doing;
import static io.github.nh4j.integration.faults.Peer.scripted;
import static io.github.nh4j.integration.faults.Step.accepted;
import static io.github.nh4j.integration.faults.Step.answer;
import static io.github.nh4j.integration.faults.Step.head;
import static io.github.nh4j.integration.faults.Step.text;
import static io.github.nh4j.integration.faults.Step.textAndEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.PayloadTooLargeException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.transport.tck.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Answers that no honest hub gives. */
class AnswerCasesTest {
    private static final String PHONE =
            "{\"installationId\":\"phone\",\"platform\":\"apns\",\"pushChannel\":\"62BCD348\"}";
    /** The JDK and OkHttp take such a head for a garbled one. */
    private static final Set<String> REFUSES_LENGTH_OF_NOTHING = Set.of("jdk", "okhttp");

    /** OkHttp and HttpClient do not look at what is left over when they pool a connection. */
    private static final Set<String> KEEPS_SURPLUS = Set.of("okhttp", "apache");

    private static final int MEBIBYTE = 1 << 20;

    @TestFactory
    Stream<DynamicTest> heads() {
        Map<String, String> heads = new LinkedHashMap<>();
        heads.put("with a header of 8 MiB", head("201 Created", "X: " + "x".repeat(8 * MEBIBYTE)));
        heads.put(
                "with 10,000 headers",
                head(
                        "201 Created",
                        IntStream.range(0, 10_000)
                                .mapToObj(i ->
                                        "X-Some-Header-With-A-Long-Name-" + i + ": and a value that is long as well")
                                .toArray(String[]::new)));
        heads.put("with a line without a colon", head("201 Created", "what", "Content-Length: 0"));
        heads.put("with a NUL", head("201 Created", "X: a\0b", "Content-Length: 0"));
        heads.put("with a folded line", head("201 Created", "X: a", " b", "Content-Length: 0"));
        heads.put(
                "with a length and chunks",
                head("201 Created", "Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n");
        heads.put("with two lengths", head("201 Created", "Content-Length: 0", "Content-Length: 5"));
        heads.put("with a negative length", head("201 Created", "Content-Length: -1"));
        heads.put("with a length beyond all numbers", head("201 Created", "Content-Length: " + "9".repeat(30)));
        return FaultCase.tests(heads.entrySet().stream()
                .map(one -> FaultCase.of(
                        one.getKey().contains("length") ? "F-071" : "F-067",
                        "201 " + one.getKey() + ": accepted or unknown, and no more is sent",
                        SEND,
                        doing(textAndEnd(one.getValue()), accepted()),
                        run -> {
                            if (run.end().failure() != null) {
                                run.fails(TransportException.class, UNKNOWN, 1);
                            }
                            run.requests(1);
                        }))
                .toList());
    }

    @TestFactory
    Stream<DynamicTest> bodies() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-068",
                        "an endless body for a read: unknown, without having read it",
                        GET,
                        doing(endless()),
                        run -> run.fails(TransportException.class, UNKNOWN, 1).requests(1)),
                FaultCase.of(
                        "F-069",
                        "a packed bomb that nobody asked for: unreadable, and not unpacked",
                        GET,
                        doing(answer(200, bomb(), "Content-Encoding: gzip")),
                        run -> run.fails(MalformedResponseException.class, UNKNOWN, 3)
                                .requests(3)),
                FaultCase.of(
                        "F-070",
                        "an encoding that nobody knows: unreadable",
                        GET,
                        doing(answer(200, "\1\2\3", "Content-Encoding: br")),
                        run -> run.fails(MalformedResponseException.class, UNKNOWN, 3)
                                .requests(3)),
                FaultCase.of(
                        "F-073",
                        "HTTP/1.0 without a length: read to the end of the connection",
                        GET,
                        doing(textAndEnd("HTTP/1.0 200 OK\r\n\r\n" + PHONE)),
                        run -> assertThat(run.result(Installation.class).id()).isEqualTo("phone")),
                FaultCase.of(
                        "F-074",
                        "204 with a body: accepted, or unknown",
                        SEND,
                        doing(textAndEnd(head("204 No Content", "Content-Length: 5") + "hello"), accepted()),
                        run -> {
                            if (REFUSES_LENGTH_OF_NOTHING.contains(run.stack())) {
                                run.fails(TransportException.class, UNKNOWN, 1).requests(1);
                            } else {
                                run.accepted().requests(1);
                            }
                        }),
                FaultCase.of(
                                "F-072",
                                "bytes behind the end of an answer: the next call is unaffected, or takes them for its answer",
                                READ,
                                doing(
                                        text(RawServer.response(200, "{}") + RawServer.response(404, "")),
                                        answer(200, "{}")),
                                run -> {
                                    if (KEEPS_SURPLUS.contains(run.stack())) {
                                        run.accepted();
                                    } else {
                                        assertThat(run.result(Boolean.class)).isTrue();
                                    }
                                })
                        .after((hub, async) ->
                                assertThat(READ.run(hub, async).result()).isEqualTo(true)),
                FaultCase.of(
                        "F-075",
                        "413 before the request has come whole: rejected",
                        SEND_MUCH,
                        scripted(connection -> {
                            connection.read(1_000);
                            connection.write(RawServer.response(413, "", "Connection: close"));
                            connection.stall();
                        }),
                        run -> run.fails(PayloadTooLargeException.class, REJECTED, "413")
                                .requests(0))));
    }

    private static Step endless() {
        return new Step(true, connection -> {
            connection.write(head("200 OK", "Transfer-Encoding: chunked"));
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 3_200; i++) { // 200 MiB, if somebody reads them.
                connection.write(chunk);
            }
            return false;
        });
    }

    private static String bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[MEBIBYTE]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }
}
