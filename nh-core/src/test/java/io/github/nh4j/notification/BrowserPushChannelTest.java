package io.github.nh4j.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserPushChannelTest {
    @ParameterizedTest
    @CsvSource({
        "'', k, a, endpoint",
        "' ', k, a, endpoint",
        "https://push.example.org, '', a, p256dh",
        "https://push.example.org, k, '', auth"
    })
    void aSubscriptionWithoutOneOfItsPartsIsRefused(String endpoint, String p256dh, String auth, String missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrowserPushChannel.of(endpoint, p256dh, auth))
                .withMessage("the subscription's " + missing + " is empty");
    }

    @Test
    void itsTextShowsNothingOfIt() {
        assertThat(BrowserPushChannel.of("https://push/s3cret", "s3cret", "s3cret"))
                .hasToString("BrowserPushChannel");
    }

    @Test
    void twoAreEqualIfAllThreePartsAre() {
        BrowserPushChannel channel = BrowserPushChannel.of("e", "k", "a");

        assertThat(channel)
                .isEqualTo(BrowserPushChannel.of("e", "k", "a"))
                .hasSameHashCodeAs(BrowserPushChannel.of("e", "k", "a"))
                .isNotEqualTo(BrowserPushChannel.of("f", "k", "a"))
                .isNotEqualTo(BrowserPushChannel.of("e", "l", "a"))
                .isNotEqualTo(BrowserPushChannel.of("e", "k", "b"));
    }
}
