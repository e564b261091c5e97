package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** T4 for the method, the target and the host. */
abstract class RequestLineRules extends Rules {
    private static final List<String> TARGETS = List.of(
            "/hub/messages/?api-version=2020-06",
            "/hub/messages/$batch?direct&api-version=2020-06",
            "/hub/installations/a%2Fb%20c+d~e:@f,(g)!*;h=i&j?$top=1&x=%7E%2F%3f",
            "/hub/%E2%82%AC/%c3%a9/%00/%5C?x=%0D%0A",
            "/double//slash//",
            "/?a=b?c/d&&e==",
            "/");

    RequestLineRules(TransportContract contract) {
        super(contract, Rule.T4);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.transport.tck.Wire#eachWithBothCalls")
    final void theTargetIsSentByteForByte(Calls calls, Wire wire) throws Exception {
        try (MockWebServer server = wire.start(request -> new MockResponse.Builder())) {
            for (String target : TARGETS) {
                assertThat(targetThatArrives(calls, wire, server, target))
                        .as(when(asks(target)))
                        .isEqualTo(target);
            }
        }
    }

    private static String asks(String target) {
        return "a call asks for " + target;
    }

    private String targetThatArrives(Calls calls, Wire wire, MockWebServer server, String target)
            throws InterruptedException {
        answered(calls, post(wire.uri(server, target), "x").build(), asks(target));
        return requestTo(server).getTarget();
    }

    static RecordedRequest requestTo(MockWebServer server) throws InterruptedException {
        RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("the call was answered without a request");
        }
        return request;
    }

    @ParameterizedTest
    @EnumSource
    final void aQuestionMarkWithNothingBehindItIsSent(Calls calls) throws Throwable {
        arrivesUnless(Deviation.DROPS_EMPTY_QUERY, calls, "/hub?", "/hub");
    }

    @ParameterizedTest
    @EnumSource
    final void anApostropheInTheQueryIsSentAsItIs(Calls calls) throws Throwable {
        arrivesUnless(
                Deviation.ENCODES_APOSTROPHE, calls, "/hub?$filter=a%20eq%20'b'", "/hub?$filter=a%20eq%20%27b%27");
    }

    private void arrivesUnless(Deviation deviation, Calls calls, String target, String deviating) throws Throwable {
        try (MockWebServer server = Wire.CLEAR.start(request -> new MockResponse.Builder())) {
            String arrived = targetThatArrives(calls, Wire.CLEAR, server, target);
            assertUnless(
                    deviation,
                    () -> assertThat(arrived).as(when(asks(target))).isEqualTo(target),
                    () -> assertThat(arrived).isEqualTo(deviating));
        }
    }

    static Stream<Arguments> pathsWithDots() {
        return bothCallsWith("/hub/./a", "/hub/../a", "/hub/%2E%2e/a");
    }

    @ParameterizedTest
    @MethodSource("pathsWithDots")
    final void segmentsOfDotsAreSentAsTheyAre(Calls calls, String path) throws Throwable {
        isSentUnless(Deviation.REFUSES_DOT_SEGMENTS, calls, path);
    }

    @ParameterizedTest
    @EnumSource
    final void anEmptySegmentAtTheBeginningIsSent(Calls calls) throws Throwable {
        isSentUnless(Deviation.REFUSES_EMPTY_SEGMENT, calls, "//double");
    }

    private void isSentUnless(Deviation deviation, Calls calls, String path) throws Throwable {
        try (RawServer server = RawServer.answering(OK)) {
            TransportRequest request = post(server.uri(path), "x").build();
            assertUnless(
                    deviation,
                    () -> {
                        answered(calls, request, asks(path));
                        assertThat(server.requests())
                                .as(when(asks(path)))
                                .extracting(RawRequest::target)
                                .containsExactly(path);
                    },
                    () -> {
                        assertThat(failed(calls, request, asks(path))).isInstanceOf(RequestNotSentException.class);
                        assertThat(server.requests()).isEmpty();
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    final void theHostIsThatOfTheTarget(Calls calls) throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            String situation = "a call goes to a port that is not the default one";
            answered(calls, post(server.uri("/"), "x").build(), situation);

            assertThat(server.requests())
                    .as(when(situation))
                    .flatExtracting(request -> request.header("Host"))
                    .containsExactly("localhost:" + server.uri("/").getPort());
        }
    }

    @ParameterizedTest
    @EnumSource
    final void anIpv6AddressIsAHost(Calls calls) throws Exception {
        ServerSocket listener = onIpv6Loopback();
        String host = "[::1]:" + listener.getLocalPort();
        try (RawServer server = RawServer.start(listener, "http", connection -> {
            connection.readRequest();
            connection.write(OK);
        })) {
            String situation = "a call goes to an IPv6 address";
            answered(calls, post(URI.create("http://" + host + "/"), "x").build(), situation);

            assertThat(server.requests())
                    .as(when(situation))
                    .flatExtracting(request -> request.header("Host"))
                    .containsExactly(host);
        }
    }

    private static ServerSocket onIpv6Loopback() {
        byte[] address = new byte[16];
        address[15] = 1;
        try {
            return new ServerSocket(0, RawServer.BACKLOG, InetAddress.getByAddress(address));
        } catch (IOException e) {
            throw new TestAbortedException("this machine has no IPv6", e);
        }
    }
}
