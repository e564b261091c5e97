package io.github.nh4j.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was given is kept as it was, and what was built stays as it is. */
class SnapshotsTest {
    @Test
    void listsAndMapsThatChangeLaterDoNotChangeThePayload() {
        List<Object> teams = new ArrayList<>(List.of("BOS"));
        Map<String, Object> match = new HashMap<>(Map.of("teams", teams));
        BrowserPayload.Builder builder = BrowserPayload.builder().data("match", match);
        teams.add("NYC");
        match.clear();

        assertThat(builder.build().json()).isEqualTo("{\"data\":{\"match\":{\"teams\":[\"BOS\"]}}}");
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
        ApplePayload.Builder builder = ApplePayload.builder().alert("one");
        ApplePayload one = builder.build();
        ApplePayload two = builder.alert("two").build();

        assertThat(one.json()).isEqualTo("{\"aps\":{\"alert\":{\"body\":\"one\"}}}");
        assertThat(two.json()).isEqualTo("{\"aps\":{\"alert\":{\"body\":\"two\"}}}");
    }

    @Test
    void theTextIsWhatIsSent() {
        WindowsTilePayload tile = WindowsTilePayload.builder().title("\u20AC").build();

        assertThat(tile.xml().getBytes(UTF_8)).isEqualTo(tile.toNotification().payload());
    }

    @Test
    @SuppressWarnings("NullAway")
    void whatIsMissingIsFoundAtOnceAndNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> ApplePayload.builder().sound(null))
                .withMessage("sound");
        assertThatNullPointerException()
                .isThrownBy(() -> BrowserPayload.builder().data("a", Arrays.asList(1, null)))
                .withMessage("data.a[1]; leave it out instead");
        assertThatNullPointerException()
                .isThrownBy(() -> FcmV1Payload.builder().data("a", null))
                .withMessage("data.a");
    }
}
