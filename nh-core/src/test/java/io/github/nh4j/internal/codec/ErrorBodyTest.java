package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
    @Test
    void theOldServicesTailIsTakenOff() {
        ErrorBody error = parse("<Error><Code>401</Code><Detail>InvalidSignature: The token has an invalid signature.."
                + "TrackingId:7f195ef5_G19,TimeStamp:7/2/2020 6:33:21 PM</Detail></Error>");

        assertThat(error.code()).isEqualTo("401");
        assertThat(error.detail()).isEqualTo("InvalidSignature: The token has an invalid signature.");
        assertThat(error.trackingId()).isEqualTo("7f195ef5_G19");
    }

    @Test
    void theNewServicesTailIsTakenOff() {
        ErrorBody error = parse(
                "<Error xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><Code>400</Code>"
                        + "<Detail>The body is invalid. TrackingId:abc,TimeStamp:2/24/2026 10:26:42 AM +00:00</Detail></Error>");

        assertThat(error.detail()).isEqualTo("The body is invalid");
        assertThat(error.trackingId()).isEqualTo("abc");
    }

    @Test
    void theSubCodeIsTheCode() {
        assertThat(parse("<Error><Code>409</Code><Detail>SubCode=40900. Conflict</Detail></Error>")
                        .code())
                .isEqualTo("40900");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Bad gateway</body>",
                "{\"error\":1}",
                "<Error><Code>40",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Error><Detail>&e;</Detail></Error>",
                "\u0000\u0001"
            })
    void whatIsNoErrorDocumentSaysNothing(String body) {
        ErrorBody error = parse(body);

        assertThat(error.code()).isEmpty();
        assertThat(error.detail()).isEmpty();
        assertThat(error.trackingId()).isNull();
    }

    @Test
    void aStrangersTextIsFitForALog() {
        ErrorBody error = parse("<Error><Detail>a&#10;b\u202Ec\u2028d" + "x".repeat(5_000) + "</Detail></Error>");

        assertThat(error.detail()).startsWith("a b c dx").hasSizeLessThanOrEqualTo(1024);
    }

    private static ErrorBody parse(String body) {
        return ErrorBody.parse(body.getBytes(UTF_8));
    }
}
