package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.notification.Notification;
import java.util.Arrays;
import java.util.List;

/** A payload, and a line for each handle: a reader of multipart bodies finds the same again. */
class BatchBodyFuzz {
    @FuzzTest
    void thePartsAreFoundAgain(byte[] input) throws Exception {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        byte[] payload = Arrays.copyOf(input, end);
        List<String> handles = end == input.length
                ? List.of("one")
                : List.of(new String(input, end + 1, input.length - end - 1, UTF_8).split("\n", -1));
        if (payload.length > 0) {
            Bounds.check(() -> check(payload, handles));
        }
    }

    private static void check(byte[] payload, List<String> handles) throws MalformedBodyException {
        BatchBody body = BatchBody.of(Notification.windowsRaw(payload), handles, Randomness.system());

        String delimiter = "--" + body.contentType().replaceFirst("^multipart/mixed; boundary=\"(.*)\"$", "$1");
        String[] parts = ("\r\n" + new String(body.bytes(), ISO_8859_1)).split("\r\n" + delimiter, -1);
        assertThat(parts).hasSize(4);
        assertThat(parts[0]).isEmpty();
        assertThat(content(parts[1])).isEqualTo(payload);
        String devices = "{\"handles\":" + new String(content(parts[2]), UTF_8) + "}";
        assertThat(JsonMembers.parse(devices.getBytes(UTF_8)).texts("handles")).isEqualTo(handles);
        assertThat(parts[3]).isEqualTo("--\r\n");
    }

    private static byte[] content(String part) {
        return part.substring(part.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1);
    }
}
