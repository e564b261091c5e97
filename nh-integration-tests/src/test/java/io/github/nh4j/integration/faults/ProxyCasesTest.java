package io.github.nh4j.integration.faults;

import static io.github.nh4j.error.Delivery.NOT_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.retry.RetryPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A proxy on the way to the hub that does not open its tunnel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyCasesTest {
    private final ProxySelector before = ProxySelector.getDefault();

    ProxyCasesTest() {
        ProxySelector.setDefault(new NamedByHost());
    }

    @AfterAll
    void proxiesAsBefore() {
        ProxySelector.setDefault(before);
    }

    /** The name of the host has the port of the proxy, so that each case has one of its own. */
    private static final class NamedByHost extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            String host = uri.getHost();
            return host.endsWith(Peer.BEHIND_PROXY)
                    ? List.of(new Proxy(
                            Proxy.Type.HTTP,
                            new InetSocketAddress("localhost", Integer.parseInt(host.substring(1, host.indexOf('.'))))))
                    : List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }

    @TestFactory
    Stream<DynamicTest> proxies() {
        Map<String, Step> proxies = new LinkedHashMap<>();
        proxies.put("wants credentials", Step.answer(407, "", "Proxy-Authenticate: Basic realm=\"proxy\""));
        proxies.put("has no way to the hub", Step.answer(502, ""));
        proxies.put("does not answer", Step.silence());
        proxies.put("closes the connection", Step.end());
        return FaultCase.tests(proxies.entrySet().stream()
                .map(one -> FaultCase.of(
                                "F-065",
                                "a proxy that " + one.getKey() + ": not sent",
                                Operation.SEND,
                                () -> Peer.behindProxy(one.getValue()),
                                run -> {
                                    assertThat(run.failure().delivery()).isEqualTo(NOT_SENT);
                                    assertThat(run.peer().requests())
                                            .isNotEmpty()
                                            .allMatch(
                                                    request -> request.method().equals("CONNECT"));
                                })
                        .with(hub -> hub.attemptTimeout(Duration.ofSeconds(2)).retryPolicy(RetryPolicy.never())))
                .toList());
    }
}
