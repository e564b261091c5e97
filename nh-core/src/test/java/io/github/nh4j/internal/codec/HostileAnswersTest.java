package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.nh4j.notification.TestSendOutcome;
import io.github.nh4j.transport.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswersTest {
    @ParameterizedTest
    @CsvSource({
        "'<Error><Detail>SubCode=40901. Busy</Detail><Code>409</Code></Error>', 40901",
        "'<Error><Code>409</Code><Detail>SubCode=40901. Busy</Detail></Error>', 40901",
        "'<Error><Code>409</Code><Detail>SubCode=none</Detail></Error>', 409",
        "'<Error><Code>409</Code><Detail>SubCode=</Detail></Error>', 409"
    })
    void theSubCodeGoesBeforeTheCodeInEitherOrderIfThereIsOne(String body, String code) {
        assertThat(ErrorBody.parse(body.getBytes(UTF_8)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Error/>",
                "<html><body><p>502</p></body></html>",
                "<x:Error xmlns:x=\"urn:x\"><x:Other>1</x:Other></x:Error>",
                "<Error><Code>1</Code>",
                ""
            })
    void anErrorIsNotReadOutOfTheAnswerBefore(String body) {
        String before = "<Error><Code>404</Code><Detail>No such hub.TrackingId:abc,TimeStamp:1</Detail></Error>";
        assertThat(ErrorBody.parse(before.getBytes(UTF_8)).code()).isEqualTo("404");

        ErrorBody error = ErrorBody.parse(body.getBytes(UTF_8));

        assertThat(error.code()).isEmpty();
        assertThat(error.detail()).isEmpty();
        assertThat(error.trackingId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<NotificationOutcome><Failure>many</Failure>", "<html>", ""})
    void anOutcomeIsReadWhateverTheAnswerBeforeWas(String before) throws MalformedBodyException {
        String alice = "<NotificationOutcome><Success>1</Success><Results><RegistrationResult><PnsHandle>ALICE"
                + "</PnsHandle></RegistrationResult></Results></NotificationOutcome>";
        String bob = "<NotificationOutcome><Results><RegistrationResult><Outcome>ok</Outcome></RegistrationResult>"
                + "</Results></NotificationOutcome>";
        var unused = TestSendOutcomeReader.read(alice.getBytes(UTF_8), "");
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> TestSendOutcomeReader.read(before.getBytes(UTF_8), ""));

        TestSendOutcome outcome = TestSendOutcomeReader.read(bob.getBytes(UTF_8), "");

        assertThat(outcome.successCount()).isZero();
        assertThat(outcome.results()).singleElement().satisfies(result -> {
            assertThat(result.pnsHandle()).isEmpty();
            assertThat(result.outcome()).isEqualTo("ok");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"no. TrackingId:", "no. TrackingId:,TimeStamp:1", "no. TrackingId: \u202e ,TimeStamp:1"})
    void anEmptyTrackingIdIsNone(String detail) {
        ErrorBody error = ErrorBody.parse(("<Error><Detail>" + detail + "</Detail></Error>").getBytes(UTF_8));

        assertThat(error.trackingId()).isNull();
        assertThat(error.detail()).isEqualTo("no");
    }

    static Stream<String> documentTypes() {
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        return Stream.of(
                "<!DOCTYPE Error [" + laughs + "]><Error><Code>1</Code><Detail>&l29;</Detail></Error>",
                "<!DOCTYPE Error [<!ENTITY x \"" + "x".repeat(20_000) + "\">]><Error><Code>1</Code><Detail>"
                        + "&x;".repeat(10_000) + "</Detail></Error>",
                "<!DOCTYPE Error><Error><Code>1</Code></Error>",
                "<a>".repeat(20_000),
                "<Error " + "a".repeat(60_000) + "=\"\"><Code>1</Code></Error>");
    }

    @ParameterizedTest
    @MethodSource("documentTypes")
    void aDocumentThatDefinesEntitiesOrIsTooDeepSaysNothingAndSaysItFast(String body) {
        ErrorBody.parse("<Error/>".getBytes(UTF_8)); // The parser's classes are not what is measured.

        ErrorBody error = assertTimeout(Duration.ofMillis(500), () -> ErrorBody.parse(body.getBytes(UTF_8)));

        assertThat(error.detail()).isEmpty();
    }

    @Test
    void noEntityIsFetchedFromAFileOrASocket(@TempDir Path directory) throws IOException {
        Path trap = Files.writeString(directory.resolve("trap"), "from the file");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/trap";
            for (String external : new String[] {trap.toUri().toString(), url}) {
                for (String type : new String[] {
                    "[<!ENTITY x SYSTEM \"" + external + "\">]",
                    "SYSTEM \"" + external + "\"",
                    "PUBLIC \"p\" \"" + external + "\"",
                    "[<!ENTITY % x SYSTEM \"" + external + "\"> %x;]"
                }) {
                    byte[] body = ("<!DOCTYPE Error " + type + "><Error><Code>1</Code><Detail>&x;</Detail></Error>")
                            .getBytes(UTF_8);
                    assertThat(ErrorBody.parse(body).detail()).isEmpty();
                    assertThatExceptionOfType(MalformedBodyException.class)
                            .isThrownBy(() -> TestSendOutcomeReader.read(body, ""));
                }
            }
            server.setSoTimeout(1); // Whoever had connected would wait in the backlog.
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1.5", "99999999999999999999"})
    void aCountThatIsNotANumberIsSaidToBeThat(String count) {
        for (String name : new String[] {"Success", "Failure"}) {
            String body =
                    "<NotificationOutcome><" + name + ">" + count + "</" + name + "><Results/></NotificationOutcome>";
            assertThatExceptionOfType(MalformedBodyException.class)
                    .isThrownBy(() -> TestSendOutcomeReader.read(body.getBytes(UTF_8), ""))
                    .withMessage("a count is not a number");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://ns.example.org", "https://ns.example.org/", "//ns", "https://ns?id=/a", "https://"})
    void aLocationWithoutAPathHasNoId(String location) {
        assertThat(NotificationIds.fromLocation(Headers.of("Location", location)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a/", "?", "/?", "#/", "%2F", "../"})
    void anEndlessLocationTakesNoTime(String piece) {
        Headers headers = Headers.of("Location", "https://ns/" + piece.repeat((1 << 20) / piece.length()));

        assertTimeout(Duration.ofMillis(50), () -> NotificationIds.fromLocation(headers));
    }
}
