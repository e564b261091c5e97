package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.notification.TestSendOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSendOutcomeReaderTest {
    @Test
    void readsCountsAndResults() throws MalformedBodyException {
        TestSendOutcome outcome = read("<NotificationOutcome xmlns=\"urn:x\"><Failure>1</Failure><Success> 2 </Success>"
                + "<New>?</New><Results><RegistrationResult><Outcome>ok &amp; fine</Outcome>"
                + "<ApplicationPlatform>apple</ApplicationPlatform><PnsHandle>H</PnsHandle>"
                + "<RegistrationId>R</RegistrationId></RegistrationResult>"
                + "<RegistrationResult><Outcome>bad</Outcome></RegistrationResult></Results></NotificationOutcome>");

        assertThat(outcome.successCount()).isEqualTo(2);
        assertThat(outcome.failureCount()).isEqualTo(1);
        assertThat(outcome.trackingId()).isEqualTo("tracking");
        assertThat(outcome.results()).hasSize(2);
        assertThat(outcome.results().get(0)).satisfies(result -> {
            assertThat(result.applicationPlatform()).isEqualTo("apple");
            assertThat(result.pnsHandle()).isEqualTo("H");
            assertThat(result.registrationId()).isEqualTo("R");
            assertThat(result.outcome()).isEqualTo("ok & fine");
        });
        assertThat(outcome.results().get(1).pnsHandle()).isEmpty();
    }

    @Test
    void knowsElementsWhateverTheirPrefix() throws MalformedBodyException {
        assertThat(read("<a:NotificationOutcome xmlns:a=\"urn:x\"><a:Success>3</a:Success></a:NotificationOutcome>")
                        .successCount())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "<Error><Code>1</Code></Error>",
                "<NotificationOutcome><Success>1</Success>",
                "<!DOCTYPE n><NotificationOutcome><Success>1</Success></NotificationOutcome>"
            })
    void refusesWhatIsNotAnOutcome(String body) {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> read(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Results/>", "<Results></Results>", "<Results> </Results>", ""})
    void readsAnOutcomeWithoutResults(String results) throws MalformedBodyException {
        TestSendOutcome outcome =
                read("<NotificationOutcome><Success>0</Success>" + results + "</NotificationOutcome>");

        assertThat(outcome.results()).isEmpty();
        assertThat(outcome.failureCount()).isZero();
    }

    private static TestSendOutcome read(String body) throws MalformedBodyException {
        return TestSendOutcomeReader.read(body.getBytes(UTF_8), "tracking");
    }
}
