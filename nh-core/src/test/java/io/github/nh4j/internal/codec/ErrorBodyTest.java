package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
    private static final String RECORDED = "<Error><Code>401</Code><Detail>InvalidSignature: The token has an invalid"
            + " signature..TrackingId:7f195ef5-b950-46ab-bdaa-e07cd5a203cf_G19,TimeStamp:7/2/2020 6:33:21 PM"
            + "</Detail></Error>";

    @Test
    void readsCodeWordsAndTrackingId() {
        ErrorBody error = parse(RECORDED);

        assertThat(error.code()).isEqualTo("401");
        assertThat(error.detail()).isEqualTo("InvalidSignature: The token has an invalid signature.");
        assertThat(error.trackingId()).isEqualTo("7f195ef5-b950-46ab-bdaa-e07cd5a203cf_G19");
    }

    @Test
    void readsTheNewGatewaysFormWithNamespaceAndBlank() {
        ErrorBody error = parse("<Error xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><Code>404</Code>"
                + "<Detail>No such hub. TrackingId:abc,TimeStamp:7/2/2020 6:33:21 PM +00:00</Detail></Error>");

        assertThat(error.code()).isEqualTo("404");
        assertThat(error.detail()).isEqualTo("No such hub");
        assertThat(error.trackingId()).isEqualTo("abc");
    }

    @Test
    void prefersTheSubCode() {
        assertThat(parse("<Error><Code>409</Code><Detail>SubCode=40901. Conflict</Detail></Error>")
                        .code())
                .isEqualTo("40901");
    }

    @Test
    void findsNothingInAnEmptyBody() {
        assertNothing(ErrorBody.parse(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{\"error\":\"x\"}",
                "<html><body><p>502 Bad Gateway<br></body></html>",
                "<Error>",
                "\u0000\u0001",
                "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Error><Detail>&x;</Detail></Error>",
                "<!DOCTYPE e [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Error><Detail>&b;</Detail></Error>"
            })
    void findsNothingInWhatIsNotAnError(String body) {
        assertNothing(parse(body));
    }

    static Stream<Integer> lengths() {
        return Stream.iterate(0, length -> length < RECORDED.length(), length -> length + 1);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void findsNothingInATruncatedErrorAndNeverBreaks(int length) {
        assertNothing(parse(RECORDED.substring(0, length)));
    }

    @Test
    void findsNothingInABodyThatIsDeeperOrLongerThanAnyError() {
        assertNothing(parse("<a>".repeat(10_000) + "</a>".repeat(10_000)));
        assertNothing(parse("<Error><Detail>" + "x".repeat(5 << 20) + "</Detail></Error>"));
        assertNothing(parse("x".repeat(5 << 20)));
    }

    @Test
    void blanksOutWhatCouldForgeALineOfALogAndCutsTheRest() {
        ErrorBody error = parse(
                "<Error><Code>4x</Code><Detail>a\nb\u202ec\u2028d&#10;&#13;e" + "f".repeat(2000) + "</Detail></Error>");

        assertThat(error.code()).isEqualTo("4");
        assertThat(error.detail()).startsWith("a b c d  ef").hasSize(1024);
    }

    private static void assertNothing(ErrorBody error) {
        assertThat(error.code()).isEmpty();
        assertThat(error.detail()).isEmpty();
        assertThat(error.trackingId()).isNull();
    }

    private static ErrorBody parse(String body) {
        return ErrorBody.parse(body.getBytes(UTF_8));
    }
}
