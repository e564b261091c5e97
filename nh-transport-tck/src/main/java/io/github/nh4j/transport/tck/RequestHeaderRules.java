package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T4 for headers. */
abstract class RequestHeaderRules extends Rules {
    private static final int LONGEST_VALUE = 8 * 1024;
    private static final Headers SENT = Headers.of(
            "Authorization", "SharedAccessSignature sr=a%2f&sig=b%3d&se=1&skn=k",
            "Content-Type", "application/json;charset=utf-8",
            "ServiceBusNotification-Format", "apple",
            "ServiceBusNotification-Tags", "(a && b) || \"c\";=%, d",
            "User-Agent", "nh4j/1 (x; y)",
            "Accept", "application/xml",
            "If-Match", "W/\"1\"",
            "x-ms-version", "2020-06",
            "X-Tab", "a\tb",
            "X-Two-Blanks", "a  b",
            "X-Empty", "",
            "X-Longest", "x".repeat(LONGEST_VALUE));

    /** What a stack needs for itself. */
    private static final Set<String> ADDED = Set.of("host", "content-length", "connection", "accept-encoding");

    RequestHeaderRules(TransportContract contract) {
        super(contract, Rule.T4);
    }

    private static TransportRequest.Builder withHeaders(TransportRequest.Builder request) {
        SENT.forEach(request::header);
        return request;
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.transport.tck.Wire#eachWithBothCalls")
    final void headersAreSentVerbatim(Calls calls, Wire wire) throws Exception {
        try (MockWebServer server = wire.start(request -> new MockResponse.Builder())) {
            String situation = "a call over " + wire + " has headers of its own";
            answered(calls, withHeaders(post(wire.uri(server, "/"), "x")).build(), situation);
            okhttp3.Headers arrived = RequestLineRules.requestTo(server).getHeaders();

            SENT.forEach((name, value) -> assertThat(arrived.values(name))
                    .as(when("a call over " + wire + " sends the header " + name))
                    .containsExactly(value));
        }
    }

    @ParameterizedTest
    @EnumSource
    final void noHeaderIsAddedThatTheStackDoesNotNeed(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = "a call has headers of its own, and others were sent as well";
            answered(
                    calls,
                    withHeaders(post(server.uri("/"), "x".repeat(100_000))).build(),
                    situation);
            List<String> names = new ArrayList<>();
            for (String line : server.requests().get(0).headerLines()) {
                names.add(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT));
            }
            names.removeAll(SENT.names());

            assertThat(names).as(when(situation)).isSubsetOf(ADDED).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    final void twoValuesOfOneNameBothArrive(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = "a call sends two values of one header";
            answered(
                    calls,
                    post(server.uri("/"), "x")
                            .header("X-Two", "1")
                            .header("x-two", "2")
                            .build(),
                    situation);

            assertThat(String.join(",", server.requests().get(0).header("X-Two"))
                            .replace(" ", ""))
                    .as(when(situation))
                    .isEqualTo("1,2");
        }
    }

    static Stream<Arguments> typesWithoutCharset() {
        return bothCallsWith("application/json", "application/xml", "text/plain", "application/atom+xml;type=entry");
    }

    @ParameterizedTest
    @MethodSource("typesWithoutCharset")
    final void aTypeGetsNoCharset(Calls calls, String type) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = "a call sends a body of the type " + type;
            answered(
                    calls,
                    post(server.uri("/"), "x").header("Content-Type", type).build(),
                    situation);

            assertThat(server.requests().get(0).header("Content-Type"))
                    .as(when(situation))
                    .containsExactly(type);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void aTypeIsNotMadeUp(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = "a call sends a body and no Content-Type";
            answered(calls, post(server.uri("/"), "x").build(), situation);

            assertThat(server.requests().get(0).header("Content-Type"))
                    .as(when(situation))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    final void manyHeadersAreSentWholeOrNotAtAll(Calls calls) throws Exception {
        int count = 25;
        List<String> values = IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(i).repeat(LONGEST_VALUE / 2))
                .toList();
        try (RawServer server = RawServer.answering(OK)) {
            TransportRequest.Builder many = post(server.uri("/"), "x");
            for (int i = 0; i < count; i++) {
                many.header("X-Header-" + i, values.get(i));
            }
            String situation = "200 KiB of headers were sent, and some were cut or left out";
            if (ended(calls, many.build(), situation).response() != null) {
                RawRequest arrived = server.requests().get(0);
                assertThat(IntStream.range(0, count)
                                .boxed()
                                .flatMap(i -> arrived.header("X-Header-" + i).stream())
                                .toList())
                        .as(when(situation))
                        .isEqualTo(values);
            }
        }
    }
}
