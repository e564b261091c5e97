package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationIdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ns.servicebus.windows.net/hub/messages/NH-1_a.b~c?api-version=2020-06",
                "https://ns.servicebus.windows.net/hub/messages/$batch/NH-1_a.b~c?api-version=2020-06&direct",
                "https://ns.servicebus.windows.net/hub/schedulednotifications/NH-1_a.b~c/",
                "/hub/messages/NH-1_a.b~c#x?y",
                "NH-1_a.b~c",
                "https://x/NH-1_a.b~c?redirect=https://evil/other"
            })
    void takesTheLastSegmentOfThePath(String location) {
        assertThat(NotificationIds.fromLocation(Headers.of("location", location)))
                .isEqualTo("NH-1_a.b~c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "///",
                "?",
                "#",
                "https://x/messages/.",
                "https://x/messages/..?api-version=2020-06",
                "https://x/messages/../",
                "https://x/messages/$batch",
                "https://x/a b",
                "https://x/a%2Fb",
                "/ä",
                "/a\r\nb",
                "/a;b"
            })
    void givesNoneForWhatIsNotAnId(String location) {
        assertThat(NotificationIds.fromLocation(Headers.of("Location", location)))
                .isNull();
    }

    @Test
    void givesNoneWithoutAHeaderOrForAnEndlessOne() {
        assertThat(NotificationIds.fromLocation(Headers.none())).isNull();
        assertThat(NotificationIds.fromLocation(Headers.of("Location", "/" + "a".repeat(256))))
                .hasSize(256);
        assertThat(NotificationIds.fromLocation(Headers.of("Location", "/" + "a".repeat(257))))
                .isNull();
    }
}
