package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.transport.Headers;

class NotificationIdsFuzz {
    @FuzzTest
    void anIdIsTheLastSegmentOfThePathAndHarmlessInAnother(byte[] input) throws Exception {
        String location = new String(input, UTF_8);
        Bounds.check(() -> {
            String id = NotificationIds.fromLocation(Headers.of("Location", location));
            if (id != null) {
                assertThat(id).matches("[A-Za-z0-9_.~-]{1,256}").isNotIn(".", "..");
                String path = location.replaceFirst("(?s)[?#].*", "").replaceFirst("/+$", "");
                assertThat("/" + path).endsWith("/" + id);
                assertThat(path).doesNotMatch("(?s)[a-z]*:?//[^/]*");
            }
        });
    }
}
