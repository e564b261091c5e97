package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "apns-push-type",
                "apns-priority",
                "X-Apns-Priority",
                "X-WNS-Type",
                "X-WNS-PRIORITY",
                "X-WindowsPhone-Target",
                "X-NotificationClass",
                "X-Baidu-Message-Type",
                "TTL",
                "Urgency",
                "Topic",
                "X-Custom",
            })
    void aHeaderForThePushServiceIsKept(String name) {
        assertThat(PushHeaders.of(Headers.of(name, "v"))).containsExactly(Map.entry(name, "v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "AUTHORIZATION",
                "Content-Type",
                "content-length",
                "Host",
                "User-Agent",
                "Accept-Encoding",
                "Connection",
                "TrackingId",
                "x-ms-version",
                "X-MS-Client-Request-Id",
                "ServiceBusNotification-Format",
                "servicebusnotification-tags",
                "ServiceBusNotification-Apns-Expiry",
                "P256DH",
                "Auth",
                "X-Forwarded-For",
                "Sec-Fetch-Mode",
                "Proxy-Authorization",
                ":path",
                "traceparent",
                "Cookie",
            })
    void aHeaderForSomeoneElseIsNot(String name) {
        assertThat(PushHeaders.of(Headers.of(name, "v"))).isEmpty();
    }

    @Test
    void aNameIsFoundWhateverItsCaseAndTwoValuesAreJoined() {
        assertThat(PushHeaders.of(Headers.of("x-wns-tag", "a", "X-WNS-Tag", "b")))
                .hasSize(1)
                .extractingByKey("X-WNS-TAG")
                .isEqualTo("a, b");
    }
}
