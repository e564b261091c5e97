package io.github.nh4j.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import java.net.URI;
import java.util.regex.Pattern;

/** A name and a value, with the first line feed between them. */
class HeaderRulesFuzz {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,8192}");
    private static final Pattern OF_THE_STACK = Pattern.compile(
            "connection|content-length|expect|host|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade",
            Pattern.CASE_INSENSITIVE);

    @FuzzTest
    void onlyWhatIsOneLineOnTheWireIsTaken(byte[] input) throws Exception {
        String[] both = new String(input, UTF_8).split("\n", 2);
        String name = both[0];
        String value = both.length > 1 ? both[1] : "";
        boolean allowed = NAME.matcher(name).matches()
                && VALUE.matcher(value).matches()
                && !OF_THE_STACK.matcher(name).matches();
        Bounds.check(() -> {
            TransportRequest.Builder request = TransportRequest.builder("POST", URI.create("https://example.org/"));
            boolean taken = true;
            try {
                Headers sent = request.header(name, value).build().headers();
                assertThat(sent.all(name)).containsExactly(value);
            } catch (IllegalArgumentException e) {
                taken = false;
                if (value.length() > 64) {
                    assertThat(e).hasMessageNotContaining(value);
                }
            }
            assertThat(taken).as("%s: %s", name, value).isEqualTo(allowed);
        });
    }
}
