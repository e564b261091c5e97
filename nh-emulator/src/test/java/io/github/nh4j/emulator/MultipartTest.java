package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static final String PARTS =
            "--b\r\nContent-Type: application/json\r\nContent-Disposition: inline; name=notification\r\n"
                    + "\r\n{}\r\n--b\r\nContent-Type: application/json\r\nContent-Disposition: inline; name=devices\r\n\r\n[]\r\n--b--";

    private static Map<String, byte[]> parse(String contentType, String body) {
        return Multipart.parse(contentType, body.getBytes(UTF_8));
    }

    private static void assertTwoParts(Map<String, byte[]> parts) {
        assertThat(parts).containsOnlyKeys("notification", "devices");
        assertThat(parts.get("notification")).asString(UTF_8).isEqualTo("{}");
        assertThat(parts.get("devices")).asString(UTF_8).isEqualTo("[]");
    }

    private static void assertRefused(String contentType, String body, String detail) {
        assertThatThrownBy(() -> parse(contentType, body)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.detail()).isEqualTo(detail);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed; boundary=b",
                "multipart/mixed; boundary=\"b\"",
                "multipart/mixed; boundary = \"b\"",
                "multipart/mixed;boundary=b",
                "multipart/mixed ; boundary=b ; charset=UTF-8",
                "multipart/mixed; charset=UTF-8; boundary=b",
                "Multipart/Mixed; Boundary=b",
            })
    void everyCallersBoundaryIsUnderstood(String contentType) {
        assertTwoParts(parse(contentType, PARTS));
    }

    @Test
    void aLineEndBehindTheLastBoundaryIsFree() {
        assertTwoParts(parse("multipart/mixed; boundary=b", PARTS + "\r\n"));
    }

    @Test
    void textBeforeAndBehindThePartsIsPassedOver() {
        assertTwoParts(parse("multipart/mixed; boundary=b", "preamble\r\n" + PARTS + "\r\nepilogue"));
    }

    @Test
    void namesMayBeQuoted() {
        assertTwoParts(parse(
                "multipart/mixed; boundary=b",
                PARTS.replace("name=notification", "name=\"notification\"")
                        .replace("name=devices", "name=\"devices\"")));
    }

    @Test
    void theHeadersOfAPartMayHaveAnyCaseAndOrder() {
        String other = "--b\r\ncontent-disposition:inline;NAME=devices\r\nContent-type: application/json\r\n\r\n[]\r\n"
                + "--b\r\nCONTENT-DISPOSITION: inline ; name = notification\r\n\r\n{}\r\n--b--";
        assertTwoParts(parse("multipart/mixed; boundary=b", other));
    }

    @Test
    void theBytesOfAPartStayAsTheyAre() {
        String payload = "line\r\n\r\n--bbb é 😀\r\n";
        Map<String, byte[]> parts = parse(
                "multipart/mixed; boundary=bx", PARTS.replace("--b", "--bx").replace("{}", payload));
        assertThat(parts.get("notification")).isEqualTo(payload.getBytes(UTF_8));
    }

    @Test
    void anEmptyPartIsEmpty() {
        assertThat(parse("multipart/mixed; boundary=b", PARTS.replace("{}", "")).get("notification"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "multipart/form-data; boundary=b", "boundary=b"})
    void anotherContentTypeIsRefused(String contentType) {
        assertRefused(contentType, PARTS, "The content type of a batch must be multipart/mixed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed",
                "multipart/mixed; charset=utf-8",
                "multipart/mixed; boundary",
                "multipart/mixed; boundary=",
                "multipart/mixed; boundary=\"\""
            })
    void aContentTypeWithoutBoundaryIsRefused(String contentType) {
        assertRefused(contentType, PARTS, "The content type of a batch has no boundary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "--other\r\n\r\n{}\r\n--other--",
                "--b",
                "--b\r\nContent-Disposition: inline; name=notification\r\n\r\n{}",
                "--b\r\nContent-Disposition: inline; name=notification\r\n{}\r\n--b--",
                "--b\r\nContent-Disposition: inline; name=notification\r\n \r\n{}\r\n--b--",
                "--b Content-Disposition: inline; name=notification\r\n\r\n{}\r\n--b--",
                "--b\nContent-Disposition: inline; name=notification\n\n{}\n--b--",
            })
    void aBodyThatCannotBeTakenApartIsRefused(String body) {
        assertRefused("multipart/mixed; boundary=b", body, "Could not find a part of the multipart content supplied.");
    }

    @Test
    void aPartWithoutNameIsPassedOver() {
        assertThat(parse("multipart/mixed; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--"))
                .isEmpty();
    }
}
