package io.github.nh4j.integration.transports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import io.github.nh4j.transport.tck.FaultScript;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transport makes the same of what a peer does: the same answers, the same kinds of failures, the same number of
 * requests. What the others make of a script is compared with what the first one does when it blocks.
 */
@Timeout(300)
class DifferentialTest {
    private static final int SCRIPTS = 500;

    static Stream<Arguments> transports() {
        return Stacks.all().stream()
                .flatMap(stack -> Stream.of(Arguments.of(stack.name(), false), Arguments.of(stack.name(), true)))
                .skip(1);
    }

    private static TransportProvider named(String name) {
        return Stacks.all().stream()
                .filter(stack -> stack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}, asynchronous: {1}")
    @MethodSource("transports")
    void fiveHundredScriptsEndAlike(String name, boolean async) throws Exception {
        try (Transport reference = Stacks.all().get(0).create();
                Transport other = named(name).create()) {
            for (long seed = 0; seed < SCRIPTS; seed++) {
                List<String> expected = Conversation.held(reference, false, seed);
                assertThat(Conversation.held(other, async, seed))
                        .as(
                                "%s, compared with %s",
                                FaultScript.seeded(seed), Stacks.all().get(0).name())
                        .isEqualTo(expected);
            }
        }
    }
}
