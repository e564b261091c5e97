package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T3. */
abstract class StatusRules extends Rules {
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);
    private static final List<Integer> TYPICAL =
            List.of(200, 201, 202, 204, 301, 304, 307, 400, 401, 403, 404, 407, 409, 410, 412, 413, 429, 500, 503);

    StatusRules(TransportContract contract) {
        super(contract, Rule.T3);
    }

    private static int statusIn(String target) {
        return Integer.parseInt(target.substring(1));
    }

    private static String answer(int status) {
        if (status == 204 || status == 304) {
            return "HTTP/1.1 " + status + " No Body\r\n\r\n";
        }
        return RawServer.response(
                status,
                WITHOUT_BODY.contains(status) ? "" : "body",
                "Location: /elsewhere",
                "Retry-After: 0",
                "WWW-Authenticate: Basic realm=\"x\"",
                "Proxy-Authenticate: Basic realm=\"x\"");
    }

    @ParameterizedTest
    @EnumSource
    final void everyStatusIsReturned(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            for (RawRequest r = connection.readRequest(); r != null; r = connection.readRequest()) {
                connection.write(answer(statusIn(r.target())));
            }
        })) {
            for (int status = 200; status <= 599; status++) {
                String situation = "the peer answered a POST with " + status;
                TransportRequest request = post(server.uri("/" + status), "x").build();
                TransportResponse response = answered(calls, request, situation);

                assertThat(response.status()).as(when(situation)).isEqualTo(status);
                assertThat(text(response)).as(when(situation)).isEqualTo(WITHOUT_BODY.contains(status) ? "" : "body");
                assertThat(server.requests()).as(when(situation)).hasSize(status - 199);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.transport.tck.Wire#eachWithBothCalls")
    final void typicalStatusesAreTheSameOverEachProtocol(Calls calls, Wire wire) throws Exception {
        try (MockWebServer server =
                wire.start(request -> new MockResponse.Builder().code(statusIn(request.getTarget())))) {
            for (int status : TYPICAL) {
                String situation = "a peer over " + wire + " answered a PUT with " + status;
                TransportRequest request = TransportRequest.builder("PUT", wire.uri(server, "/" + status))
                        .build();

                assertThat(answered(calls, request, situation).status())
                        .as(when(situation))
                        .isEqualTo(status);
            }
            assertThat(server.getRequestCount())
                    .as(when("each of a number of calls was answered"))
                    .isEqualTo(TYPICAL.size());
        }
    }

    static Stream<Arguments> redirects() {
        return bothCallsWith(300, 301, 302, 303, 305, 307, 308);
    }

    @ParameterizedTest
    @MethodSource("redirects")
    final void redirectsAreReturnedAndNotFollowed(Calls calls, int status) throws Exception {
        try (RawServer elsewhere = RawServer.answering(OK)) {
            List<String> locations = List.of("/other", elsewhere.uri("/other").toString());
            for (String location : locations) {
                try (RawServer server = RawServer.answering(RawServer.response(status, "", "Location: " + location))) {
                    for (String method : List.of("POST", "GET", "DELETE")) {
                        String situation = "the peer redirected a " + method + " with " + status + " to " + location;
                        TransportRequest request = TransportRequest.builder(method, server.uri("/"))
                                .build();
                        TransportResponse response = answered(calls, request, situation);

                        assertThat(response.status()).as(when(situation)).isEqualTo(status);
                        assertThat(response.headers().all("Location"))
                                .as(when(situation))
                                .containsExactly(location);
                    }
                    assertThat(server.requests())
                            .as(when("the peer redirected three calls with " + status + " to " + location))
                            .hasSize(3);
                }
            }
            assertThat(elsewhere.requests())
                    .as(when("the peer redirected calls to another host with " + status))
                    .isEmpty();
        }
    }

    static Stream<Arguments> challenges() {
        return bothCallsWith(
                RawServer.response(401, "", "WWW-Authenticate: Basic realm=\"x\""),
                RawServer.response(
                        401, "", "WWW-Authenticate: Digest realm=\"x\", nonce=\"1\"", "WWW-Authenticate: Basic"),
                RawServer.response(401, "", "WWW-Authenticate: Negotiate", "WWW-Authenticate: NTLM"),
                RawServer.response(401, ""),
                RawServer.response(407, "", "Proxy-Authenticate: Basic realm=\"x\""),
                RawServer.response(407, ""));
    }

    @ParameterizedTest
    @MethodSource("challenges")
    final void aChallengeIsReturnedAndNotAnswered(Calls calls, String challenge) throws Exception {
        int status = Integer.parseInt(challenge.substring(9, 12));
        try (RawServer server = RawServer.answering(challenge)) {
            String situation = "the peer asked for credentials with " + status;
            TransportRequest request = post(server.uri("/"), "x")
                    .header("Authorization", "Custom token")
                    .build();

            assertThat(answered(calls, request, situation).status())
                    .as(when(situation))
                    .isEqualTo(status);
            assertThat(server.requests())
                    .as(when(situation))
                    .flatExtracting(sent -> sent.header("Authorization"))
                    .containsExactly("Custom token");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void cookiesAreNotKept(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(RawServer.response(200, "", "Set-Cookie: a=b; Path=/"))) {
            String situation = "a call follows a response with Set-Cookie";
            TransportRequest request = get(server.uri("/")).build();
            TransportResponse first = answered(calls, request, situation);
            answered(calls, request, situation);

            assertThat(first.headers().all("Set-Cookie")).as(when(situation)).containsExactly("a=b; Path=/");
            assertThat(server.requests())
                    .as(when(situation))
                    .flatExtracting(sent -> sent.header("Cookie"))
                    .isEmpty();
        }
    }
}
