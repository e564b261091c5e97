package io.github.nh4j.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertaintyTest {
    @ParameterizedTest
    @CsvSource({
        "301, REJECTED",
        "400, REJECTED",
        "401, REJECTED",
        "403, REJECTED",
        "404, REJECTED",
        "409, REJECTED",
        "413, REJECTED",
        "429, REJECTED",
        "499, REJECTED",
        "501, REJECTED",
        "505, REJECTED",
        "407, NOT_SENT",
        "100, UNKNOWN",
        "200, UNKNOWN",
        "299, UNKNOWN",
        "408, UNKNOWN",
        "500, UNKNOWN",
        "502, UNKNOWN",
        "503, UNKNOWN",
        "504, UNKNOWN",
        "599, UNKNOWN",
        "600, UNKNOWN",
        "0, UNKNOWN",
        "-1, UNKNOWN"
    })
    void saysWhatAStatusProves(int status, Delivery expected) {
        assertThat(Certainty.of(status, null)).isEqualTo(expected);
    }

    @Test
    void takesServiceUnavailableForARefusalOnlyIfItAsksToWait() {
        assertThat(Certainty.of(503, Duration.ofSeconds(1))).isEqualTo(Delivery.REJECTED);
        assertThat(Certainty.of(500, Duration.ofSeconds(1))).isEqualTo(Delivery.UNKNOWN);
    }
}
