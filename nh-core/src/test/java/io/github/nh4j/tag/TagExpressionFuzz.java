package io.github.nh4j.tag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is accepted is printed so that it is read again, and means the same however it is put. */
class TagExpressionFuzz {
    private static final int DEVICES = 8;
    private static final int MOST_TAGS_SPLIT = 40;

    @FuzzTest
    void whatIsReadIsPrintedAndReadAgain(byte[] input) throws Exception {
        String text = new String(input, UTF_8);
        Bounds.check(() -> {
            TagExpression expression = read(text);
            if (expression != null) {
                assertThat(TagExpression.parse(expression.toString())).isEqualTo(expression);
                meansTheSame(expression);
            }
        });
        TagExpression expression = read(text);
        // Outside of the bounds: an audience may take as many sends as it likes.
        if (expression != null && expression.tags().size() <= MOST_TAGS_SPLIT) {
            reachesEachDeviceOnce(expression);
        }
    }

    private static @Nullable TagExpression read(String text) {
        try {
            return TagExpression.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void meansTheSame(TagExpression expression) {
        TagExpression shorter = expression.normalize();
        assertThat(shorter.normalize()).isEqualTo(shorter);
        assertThat(TagExpression.parse(shorter.toString())).isEqualTo(shorter);
        for (Set<String> device : devices(expression)) {
            boolean matches = expression.matches(device);
            assertThat(shorter.matches(device)).as("%s for %s", shorter, device).isEqualTo(matches);
            assertThat(expression.explain(device)).startsWith(matches ? "matches" : "does not match");
        }
    }

    private static void reachesEachDeviceOnce(TagExpression expression) {
        List<TagExpression> sends;
        try {
            sends = expression.split();
        } catch (IllegalArgumentException e) {
            return; // It cannot be split.
        }
        sends.forEach(TagExpression::requireSendable);
        for (Set<String> device : devices(expression)) {
            assertThat(sends.stream().filter(send -> send.matches(device)))
                    .as("%s for %s", sends, device)
                    .hasSize(expression.matches(device) ? 1 : 0);
        }
    }

    /** A device has one id of an installation and one of a user at most. */
    private static List<Set<String>> devices(TagExpression expression) {
        Random random = new Random(expression.hashCode());
        List<String> tags = expression.tags();
        return random.ints(DEVICES, 0, 4)
                .mapToObj(most -> {
                    Set<String> kinds = new HashSet<>();
                    return tags.stream()
                            .filter(tag -> random.nextInt(4) <= most)
                            .filter(tag -> !tag.startsWith("$") || kinds.add(tag.substring(0, tag.indexOf(':'))))
                            .collect(Collectors.toSet());
                })
                .toList();
    }
}
