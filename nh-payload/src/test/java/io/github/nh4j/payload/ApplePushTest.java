package io.github.nh4j.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.notification.AppleNotification;
import io.github.nh4j.notification.AppleNotification.PushType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplePushTest {
    @ParameterizedTest
    @CsvSource({
        "VOIP, voip, com.example.voip",
        "COMPLICATION, complication, com.example.complication",
        "FILEPROVIDER, fileprovider, com.example.pushkit.fileprovider",
        "LOCATION, location, com.example.location-query",
        "PUSHTOTALK, pushtotalk, com.example.voip-ptt"
    })
    void aPushTypeWithATopicOfItsOwnGetsItsSuffix(PushType type, String header, String topic) {
        AppleNotification push = ApplePayload.builder()
                .pushType(type)
                .bundleId("com.example")
                .build()
                .toNotification();

        assertThat(push.headers())
                .containsEntry("apns-push-type", header)
                .containsEntry("apns-priority", "10")
                .containsEntry("apns-topic", topic);
    }

    @ParameterizedTest
    @CsvSource({"badge", "sound", "alert"})
    void anythingThatIsSeenOrHeardMakesItAnAlert(String part) {
        ApplePayload.Builder payload = ApplePayload.builder().contentAvailable();
        switch (part) {
            case "badge" -> payload.badge(0);
            case "sound" -> payload.sound("default");
            default -> payload.alert("x");
        }

        assertThat(payload.build().toNotification().headers())
                .containsEntry("apns-push-type", "alert")
                .containsEntry("apns-priority", "10")
                .doesNotContainKey("apns-topic");
    }
}
