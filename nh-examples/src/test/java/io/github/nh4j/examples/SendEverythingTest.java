package io.github.nh4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class SendEverythingTest {
    @Test
    void everyKindOfSendReachesTheDevicesItIsMeantFor() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        SendEverything.onEmulator(new PrintStream(bytes, true, UTF_8));

        assertThat(bytes.toString(UTF_8))
                .contains("  alices-iphone (apns), tags: news, location_Boston; with a template")
                .contains("  bobs-ipad (apns), tags: sports, location_Boston, muted")
                .doesNotContain("muted; with a template")
                .contains("-> carols-surface (wns, broadcast) got <toast>")
                .contains("-> alices-iphone (apns, tags: news) got {\"aps\":{\"alert\":\"One tag\"}}")
                .contains("-> bobs-ipad (apns, tags: news || sports) got")
                .doesNotContain("bobs-ipad (apns, tags: (news || sports) && location_Boston && !muted)")
                .contains("got {\"aps\":{\"alert\":\"Final score 3-1\"}}")
                .contains("got {\"message\":{\"notification\":{\"body\":\"News: Endstand 3:1\"}}}")
                .contains("-> an-fcm-token (fcmv1, direct) got")
                .containsSubsequence("handles 1 to 3: accepted", "-> 0a01 (apns, direct) got", "-> 0a02 (", "-> 0a03 (")
                .containsSubsequence("-> no device yet", "moves on by 61 minutes", "\"alert\":\"Scheduled\"")
                .contains("1 succeeded, 0 failed")
                .contains("--- REQUEST ---", "Authorization: ***", "--- RESPONSE ---")
                .doesNotContain("SharedAccessSignature sr=");
    }
}
