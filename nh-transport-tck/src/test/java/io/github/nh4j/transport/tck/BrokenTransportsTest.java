package io.github.nh4j.transport.tck;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Transport;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract notices each transport that breaks it, and says which rule it is and what to do. */
class BrokenTransportsTest {
    private static final String FLAW = "flaw";

    /** The tests that a deviation changes. */
    private static final Map<Class<?>, List<String>> WITH_DEVIATIONS = Map.ofEntries(
            entry(TransportContract.T1.class, List.of("sixtyFourExchangesAreInFlightAtOnce")),
            entry(TransportContract.T2BrokenConnections.class, List.of("aGetIsNotRepeatedEither")),
            entry(
                    TransportContract.T4RequestLine.class,
                    List.of(
                            "aQuestionMarkWithNothingBehindItIsSent",
                            "anApostropheInTheQueryIsSentAsItIs",
                            "segmentsOfDotsAreSentAsTheyAre",
                            "anEmptySegmentAtTheBeginningIsSent")),
            entry(TransportContract.T4Body.class, List.of("aBodyHasALengthAndIsNotChunked")),
            entry(TransportContract.T5Headers.class, List.of("earlyHintsAreNotTheResponse")),
            entry(TransportContract.T5Body.class, List.of("aSecondAnswerDoesNotLeakIntoTheNextCall")),
            entry(TransportContract.T6.class, List.of("anEndlessHeadIsNotBuffered")),
            entry(
                    TransportContract.T7.class,
                    List.of("whileShakingHands", "beforeTheStatusOnAConnectionThatServedBefore")),
            entry(TransportContract.T9.class, List.of("aHeadThatIsCutLeavesEverythingInDoubt")),
            entry(TransportContract.T14.class, List.of("aClientOfItsOwnIsClosed")),
            entry(TransportContract.T15Leaks.class, List.of("anAnswerThatIsGarbledLeavesNoneBehind")));

    /** Run by these tests only: it is to fail. */
    @ExtendWith({FlawParameter.class, ContractRun.StopAtFailure.class})
    static final class Subject extends TransportContract {
        private final ReferencePool shared = new ReferencePool();
        private final Flaw flaw;

        Subject(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected Transport create() {
            return flaw.make(shared);
        }
    }

    /** Two transports over the same connections, none of which closes them. */
    static final class Borrowing extends TransportContract {
        private final ReferencePool shared = new ReferencePool();

        @Override
        protected Transport create() {
            return new BorrowingTransport(shared);
        }
    }

    /** Does not keep what it declares not to keep. */
    static final class Honest extends TransportContract {
        @Override
        protected Transport create() {
            return Flaw.ENCODES_APOSTROPHE.make(new ReferencePool());
        }

        @Override
        protected Map<Deviation, String> deviations() {
            return Map.of(Deviation.ENCODES_APOSTROPHE, "for this test");
        }
    }

    /** Keeps whatever it declares not to keep. */
    static final class TooModest extends TransportContract {
        @Override
        protected Transport create() {
            return new ReferenceTransport();
        }

        @Override
        protected Map<Deviation, String> deviations() {
            Map<Deviation, String> all = new EnumMap<>(Deviation.class);
            Arrays.stream(Deviation.values()).forEach(deviation -> all.put(deviation, "for this test"));
            return all;
        }
    }

    static final class FlawParameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Flaw.class;
        }

        @Override
        public Flaw resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Flaw.valueOf(context.getConfigurationParameter(FLAW).orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNoticed(Flaw flaw) {
        List<Throwable> failures = ContractRun.of(Subject.class, flaw.group(), Map.of(FLAW, flaw.name()))
                .failures();

        assertThat(failures)
                .as("failures of the tests in " + flaw.group().getSimpleName())
                .isNotEmpty();
        assertThat(failures)
                .as("each failure is an assertion that names a rule, not a transport's own failure")
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .message()
                        .matches("(?s)\\[?T\\d+, .*"));
        assertThat(failures)
                .as("one begins with the rule and says what to do")
                .anySatisfy(failure -> assertThat(failure)
                        .message()
                        .matches("(?s)\\[?" + flaw.rule() + ", .*")
                        .contains(advice(flaw.rule())));
    }

    private static String advice(Rule rule) {
        String description = rule.brokenWhen("|");
        return description.substring(description.indexOf("|. ") + 3);
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleHasABrokenTransport(Rule rule) {
        assertThat(Flaw.values()).extracting(Flaw::rule).contains(rule);
    }

    @Test
    void aDeviationThatIsDeclaredAndHappensIsFine() {
        ContractRun run = ContractRun.of(Honest.class, TransportContract.T4RequestLine.class, Map.of());

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isPositive();
    }

    @Test
    void aTransportThatBorrowsPassesToo() {
        ContractRun run = ContractRun.of(Borrowing.class, TransportContract.T14.class, Map.of());

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isPositive();
    }

    static Stream<Deviation> deviationsOverHttp1() {
        return Arrays.stream(Deviation.values())
                .filter(deviation ->
                        deviation != Deviation.REPEATS_UNPROCESSED && deviation != Deviation.LEAVES_STREAM_OPEN);
    }

    /** Those over HTTP/2 cannot be seen here. */
    @Test
    void aDeviationThatDoesNotHappenIsToBeTakenBack() {
        List<Throwable> failures =
                ContractRun.of(TooModest.class, WITH_DEVIATIONS).failures();

        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("take the deviation out of deviations()"));
        assertThat(deviationsOverHttp1())
                .allSatisfy(deviation -> assertThat(failures)
                        .anySatisfy(failure ->
                                assertThat(failure).hasMessageContaining("the declared deviation " + deviation + " ")));
    }
}
