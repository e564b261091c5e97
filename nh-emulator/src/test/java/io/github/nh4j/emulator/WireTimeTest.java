package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2025-01-02T03:04:05, 2025-01-02T03:04:05Z",
        "2025-01-02T03:04:05Z, 2025-01-02T03:04:05Z",
        "2025-01-02T03:04:05.678Z, 2025-01-02T03:04:05.678Z",
        "2025-01-02T03:04:05.6789012, 2025-01-02T03:04:05.6789012Z",
        "2025-01-02T03:04:05+01:00, 2025-01-02T02:04:05Z",
        "2025-01-02T03:04:05-05:30, 2025-01-02T08:34:05Z",
        "1997-07-16T19:20+01:00, 1997-07-16T18:20:00Z",
        "2025-01-02T03:04, 2025-01-02T03:04:00Z",
        "' 2025-01-02T03:04:05Z ', 2025-01-02T03:04:05Z",
        "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.9999999Z",
    })
    void timesOfAllCallersAreReadAndUtcIsTheDefault(String text, Instant expected) {
        assertThat(WireTime.iso(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2025-01-02",
                "2025-13-02T03:04:05",
                "2025-01-02'T'03:04:05",
                "03:04:05",
                "1735787045",
                "2025-01-02T03:04:05 Z",
                "01/02/2025 03:04:05"
            })
    void whatIsNotATimeIsRefused(String text) {
        assertThatThrownBy(() -> WireTime.iso(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "01/02/2025 03:04:05, 2025-01-02T03:04:05Z",
        "12/31/2025 23:59:59, 2025-12-31T23:59:59Z",
        "2025-01-02T03:04:05Z, 2025-01-02T03:04:05Z",
    })
    void anExpiryMayAlsoStartWithTheMonth(String text, Instant expected) {
        assertThat(WireTime.expiry(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/12/2025 00:00:00", "1/2/2025 03:04:05", "01/02/2025", "/", "tomorrow"})
    void anExpiryThatIsNotATimeIsRefused(String text) {
        assertThatThrownBy(() -> WireTime.expiry(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
        "2030-01-01T00:00:00.500Z, 2030-01-01T00:00:00.5Z",
        "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.9999999Z",
        "2030-01-01T00:00:00.123456789Z, 2030-01-01T00:00:00.1234567Z",
    })
    void aTimeIsWrittenWithSevenDigitsAtMost(Instant time, String expected) {
        assertThat(WireTime.text(time)).isEqualTo(expected);
    }
}
