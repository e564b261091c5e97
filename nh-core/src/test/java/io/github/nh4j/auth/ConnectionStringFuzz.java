package io.github.nh4j.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import java.time.Instant;

/** {@code %K} in an input stands for a secret, wherever it is. */
class ConnectionStringFuzz {
    private static final String SECRET = "s3cr3tk3y";

    @FuzzTest
    void noSecretIsShown(byte[] input) throws Exception {
        String text = new String(input, UTF_8).replace("%K", SECRET);
        Bounds.check(() -> {
            ConnectionString read;
            try {
                read = ConnectionString.parse(text);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasNoCause().hasMessageNotContaining(SECRET);
                return;
            }
            assertThat(read.endpoint().toString()).matches("https?://[^/?#@]+");
            SasToken token = SasSigner.of(read).sign(read.endpoint() + "/hub", Instant.EPOCH);
            assertThat(token.value()).matches("SharedAccessSignature [\\x21-\\x7e]+");
            if (!shown(read).contains(SECRET)) {
                assertThat(read.toString() + read + token.value() + token).doesNotContain(SECRET);
            }
        });
    }

    /** All but the key is no secret, even where somebody has put one. */
    private static String shown(ConnectionString read) {
        return read.endpoint() + read.sharedAccessKeyName() + read.hub().orElse("");
    }
}
