package io.github.nh4j.internal.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;

/** The first byte chooses a word that announces a secret, the second what stands behind it; the rest is all around. */
class ScrubberFuzz {
    private static final String SECRET = "s3cr3tk3y";

    private static final String[] WORDS = {
        "SharedAccessSignature ",
        "SharedAccessKey=",
        "sharedaccesskey =",
        "SharedAccessKey\":",
        "SharedAccessKey\" :",
        "SharedAccessKey\\\":",
        "sig=",
        "bearer ",
        "-----BEGIN PRIVATE KEY-----",
        "<SharedAccessKey>",
        "<PrimaryKey>",
        "<secondarykey>"
    };
    private static final String[] GAPS = {"", " ", "\t", "\"", "'", "\\\"", "  \""};

    @FuzzTest
    void aSecretIsMaskedWhateverIsAroundIt(byte[] input) throws Exception {
        if (input.length < 2) {
            return;
        }
        String around = new String(input, 2, input.length - 2, UTF_8);
        if (around.contains(SECRET)) {
            return; // There it is announced by nothing.
        }
        String text = around
                + WORDS[Byte.toUnsignedInt(input[0]) % WORDS.length]
                + GAPS[Byte.toUnsignedInt(input[1]) % GAPS.length]
                + SECRET
                + around;
        Bounds.check(() -> assertThat(Scrubber.scrub(text)).as(text).doesNotContain(SECRET));
    }
}
