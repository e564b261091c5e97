package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.notification.Notification;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchBodyTest {
    @Test
    void theLayoutIsThatOfTheOfficialClient() throws Exception {
        String payload = "{\"aps\":{\"alert\":\"Hi\"}}";

        byte[] body = BatchBody.of(
                        Notification.apple(payload),
                        payload.getBytes(UTF_8),
                        List.of("AAAA", "BBBB"),
                        "nh-batch-multipart-boundary")
                .bytes();

        assertThat(body).hasSize(325);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body)))
                .isEqualTo("5c63c39c16280528414d13af3d1a7a006cf28b309e0d532c55e7ddd264fab9fe");
    }

    @Test
    void aPayloadThatHoldsTheBoundaryGetsAnother() {
        Iterator<Long> bits = List.of(1L, 2L, 3L, 4L).iterator();
        Randomness random = bits::next;
        Iterator<Long> same = List.of(1L, 2L).iterator();
        Randomness foretold = same::next;
        String boundary = "nh-boundary-" + foretold.uuid();

        BatchBody body = BatchBody.of(Notification.apple("{\"x\":\"" + boundary + "\"}"), List.of("AAAA"), random);

        assertThat(body.contentType())
                .startsWith("multipart/mixed; boundary=\"nh-boundary-")
                .doesNotContain(boundary);
        assertThat(new String(body.bytes(), UTF_8).split("\r\n--", -1)).hasSize(3);
    }

    @Test
    void quotesAndBackslashesInHandlesStayInTheirString() {
        BatchBody body = BatchBody.of(Notification.apple("{}"), List.of("a\"b", "c\\d"), Randomness.system());

        assertThat(new String(body.bytes(), UTF_8)).contains("[\"a\\\"b\",\"c\\\\d\"]");
    }
}
