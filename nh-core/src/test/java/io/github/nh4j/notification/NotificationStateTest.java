package io.github.nh4j.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationStateTest {
    @ParameterizedTest
    @ValueSource(strings = {"Completed", "ABANDONED", "Cancelled", "canceled", "NoTargetFound"})
    void theseAreFinal(String word) {
        assertThat(NotificationState.of(word).isFinal()).isTrue();
        assertThat(NotificationState.of(word)).hasToString(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enqueued", "Scheduled", "Processing", "Unknown", "DetailedStateAvailable", "Newer", ""})
    void theseAreNot(String word) {
        assertThat(NotificationState.of(word).isFinal()).isFalse();
        assertThat(NotificationState.of(word).word()).isEqualTo(word);
    }

    @Test
    void bothSpellingsAreOneStateAndOthersAreNot() {
        assertThat(NotificationState.of("Canceled"))
                .isEqualTo(NotificationState.CANCELLED)
                .hasSameHashCodeAs(NotificationState.CANCELLED)
                .isNotEqualTo(NotificationState.COMPLETED);
    }
}
