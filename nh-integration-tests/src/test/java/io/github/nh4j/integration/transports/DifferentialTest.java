package io.github.nh4j.integration.transports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import io.github.nh4j.transport.tck.FaultScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transport makes the same of what a peer does: the same answers, the same kinds of failures, the same number of
 * requests. What the others make of a script is compared with what the first one does when it blocks.
 */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class DifferentialTest {
    private static final int SCRIPTS = 500;

    private List<List<String>> expected = List.of();

    @BeforeAll
    void holdTheConversationsOfTheFirst() throws Exception {
        expected = conversations(Stacks.all().get(0), false);
    }

    static Stream<Arguments> transports() {
        return Stacks.all().stream()
                .flatMap(stack ->
                        Stream.of(false, true).map(async -> Arguments.of(Named.of(stack.name(), stack), async)))
                .skip(1);
    }

    @ParameterizedTest(name = "{0}, asynchronous: {1}")
    @MethodSource("transports")
    void fiveHundredScriptsEndAlike(TransportProvider other, boolean async) throws Exception {
        List<List<String>> actual = conversations(other, async);
        assertThat(IntStream.range(0, SCRIPTS).boxed())
                .allSatisfy(seed -> assertThat(actual.get(seed))
                        .as(
                                "%s, compared with %s",
                                FaultScript.seeded(seed), Stacks.all().get(0).name())
                        .isEqualTo(expected.get(seed)));
    }

    private static List<List<String>> conversations(TransportProvider stack, boolean async) throws Exception {
        List<List<String>> conversations = new ArrayList<>();
        try (Transport transport = stack.create()) {
            for (long seed = 0; seed < SCRIPTS; seed++) {
                conversations.add(Conversation.held(transport, async, seed));
            }
        }
        return conversations;
    }
}
