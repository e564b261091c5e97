package io.github.nh4j.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
    /** The later ones have blanks, quotes or escaped quotes before the secret, as YAML, properties and JSON may. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Endpoint=sb://x/;SharedAccessKey=s3cret=;EntityPath=h",
                "ENDPOINT=sb://x/;sharedaccesskey=s3cret=",
                "Authorization: SharedAccessSignature sr=x&sig=s3cret&se=1&skn=n",
                "?sr=x&sig=s3cret&se=1",
                "authorization: bearer s3cret",
                "{\"SharedAccessKey\":\"s3cret\",\"a\":1}",
                "<PrimaryKey>s3cret</PrimaryKey><SecondaryKey>s3cret</SecondaryKey>",
                "-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----",
                "sig=s3cret sig=s3cret&sig=s3cret",
                "SharedAccessKey= s3cret;EntityPath=h",
                "SharedAccessKey=\t s3cret",
                "SharedAccessKey=\"s3cret\"",
                "sharedaccesskey='s3cret'",
                "{\"SharedAccessKey\": \"s3cret\"}",
                "{\"SharedAccessKey\" : \"s3cret\"}",
                "<SharedAccessKey>s3cret</SharedAccessKey>",
                "SharedAccessKey = s3cret",
                "{\\\"SharedAccessKey\\\":\\\"s3cret\\\"}",
                "\"c\":\"SharedAccessKey=\\\"s3cret\\\"\"",
                "Authorization: Bearer  s3cret",
                "SharedAccessSignature  sr=x&sig=s3cret&se=1",
                "SharedAccessKey=Bearer s3cret",
                "SharedAccessKey=SharedAccessSignature s3cret",
                "sig=Bearer s3cret",
                "Bearer Bearer s3cret",
                "Bearer -----BEGIN PRIVATE KEY-----s3cret"
            })
    void aSecretBehindAWordThatAnnouncesItIsMasked(String text) {
        assertThat(Scrubber.scrub(text)).doesNotContain("s3cret").contains("***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"SharedAccessKey\":\"abc\",\"b\":1} | {\"SharedAccessKey\":\"***\",\"b\":1}",
                "a SharedAccessKey=x;b sig=y&c | a SharedAccessKey=***;b sig=***&c",
                "SharedAccessKey= | SharedAccessKey=",
                "sig= | sig=",
                "SharedAccessKeyName=name | SharedAccessKeyName=name",
                "{\"aps\":{\"alert\":\"signal\"}} | {\"aps\":{\"alert\":\"signal\"}}",
                "`` | ``"
            })
    void whatStandsAroundASecretStaysAsItIs(String text, String expected) {
        assertThat(Scrubber.scrub(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SharedAccessKey=", "sig=\"", "Bearer ", "s", " "})
    void endlessTextTakesNoTimeToSpeakOf(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());

        assertTimeout(Duration.ofSeconds(20), () -> Scrubber.scrub(text));
    }

    @Test
    void maskingAMaskedTextChangesNothing() {
        String masked = Scrubber.scrub("SharedAccessKey=abc;sig=def");

        assertThat(Scrubber.scrub(masked)).isEqualTo(masked);
    }
}
