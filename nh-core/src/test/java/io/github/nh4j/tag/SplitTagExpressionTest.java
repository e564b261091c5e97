package io.github.nh4j.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SplitTagExpressionTest {
    private static TagExpression plain(int count) {
        return TagExpression.anyOf(
                IntStream.range(0, count).mapToObj(i -> "t" + i).toList());
    }

    private static TagExpression users(int count) {
        return TagExpression.anyOf(
                IntStream.range(0, count).mapToObj(i -> "$UserId:{u" + i + "}").toList());
    }

    private static TagExpression and(TagExpression... expressions) {
        return TagExpression.allOf(expressions);
    }

    private static TagExpression or(TagExpression... expressions) {
        return TagExpression.anyOf(expressions);
    }

    private static long reached(List<TagExpression> sends, String... tags) {
        return sends.stream().filter(send -> send.matches(Set.of(tags))).count();
    }

    private static List<TagExpression> sendable(List<TagExpression> sends) {
        assertThat(sends).isNotEmpty().allSatisfy(TagExpression::requireSendable);
        return sends;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "!a", "a && b && c && d && e && f", "(a && b) || !c"})
    void whatFitsIsOneSend(String expression) {
        TagExpression audience = TagExpression.parse(expression);
        assertThat(audience.split()).containsExactly(audience.normalize());
        assertThat(audience.splitWithDuplicates()).isEqualTo(audience.split());
    }

    @Test
    void whatFitsWhenItIsNormalizedIsOneSendToo() {
        assertThat(TagExpression.parse("(v && a) || (v && b) || (v && c) || (v && d)")
                        .split())
                .hasToString("[v && (a || b || c || d)]");
        assertThat(or(plain(20), plain(20)).split()).hasSize(1);
    }

    @Test
    void aSendHoldsTwentyUsers() {
        List<TagExpression> sends = sendable(users(10_000).split());

        assertThat(sends).hasSize(500);
        assertThat(sends.stream().map(TagExpression::tags).flatMap(Collection::stream))
                .hasSize(10_000)
                .doesNotHaveDuplicates();
        assertThat(reached(sends, "$UserId:{U9999}", "t1")).isOne();
        assertThat(reached(sends, "$UserId:{u10000}")).isZero();
    }

    @Test
    void usersThatMustHaveATagAreFiveToASend() {
        List<TagExpression> sends =
                sendable(and(users(100), TagExpression.tag("vip")).split());

        assertThat(sends).hasSize(20);
        assertThat(sends.get(0).tags()).hasSize(6);
        assertThat(reached(sends, "$UserId:{u7}", "vip")).isOne();
        assertThat(reached(sends, "$UserId:{u7}")).isZero();
        assertThat(reached(sends, "vip")).isZero();
    }

    @Test
    void usersBesideATagLeaveOutWhoHasIt() {
        List<TagExpression> sends =
                sendable(or(users(100), TagExpression.tag("vip")).split());

        assertThat(reached(sends, "vip")).isOne();
        assertThat(reached(sends, "vip", "$UserId:{u1}")).isOne();
        assertThat(reached(sends, "vip", "$UserId:{u99}")).isOne();
        assertThat(reached(sends, "$UserId:{u99}")).isOne();
        assertThat(reached(sends, "$UserId:{u100}")).isZero();
    }

    @Test
    void alternativesThatExcludeEachOtherNeedNothingLeftOut() {
        List<TagExpression> sends =
                sendable(TagExpression.parse("(a && b && (c || d) && e) || (!a && f && (g || h) && i)")
                        .split());

        assertThat(sends).hasToString("[a && b && e && (c || d), f && i && !a && (g || h)]");
    }

    @Test
    void aSendLeavesOutWhatIsSentBeforeIfThereIsRoom() {
        List<TagExpression> sends =
                sendable(TagExpression.parse("(a && b) || (c && d && $UserId:{x}) || (e && f && $UserId:{y})")
                        .split());

        assertThat(sends).hasToString("[($UserId:{x} && c && d) || (a && b), $UserId:{y} && e && f && (!a || !b)]");
        assertThat(reached(sends, "a", "b", "e", "f", "$UserId:{y}")).isOne();
        assertThat(reached(sends, "a", "e", "f", "$UserId:{y}")).isOne();
        assertThat(reached(sends, "a", "b")).isOne();
        assertThat(reached(sends, "c", "d", "e", "f")).isZero();
    }

    @Test
    void tagsOfWhichADeviceMayHaveSeveralAreNotSplitUnlessDuplicatesAreAccepted() {
        for (int tags : new int[] {21, 10_000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plain(tags).split())
                    .withMessageContaining("no device is reached twice")
                    .withMessageContaining("splitWithDuplicates()")
                    .withMessageNotContaining("t1");
        }
        List<TagExpression> sends = sendable(plain(10_000).splitWithDuplicates());
        assertThat(sends).hasSize(500);
        assertThat(reached(sends, "t1")).isOne();
        assertThat(reached(sends, "t1", "t9999")).as("the price").isEqualTo(2);
    }

    @Test
    void usersAndInstallationsAreNotExclusive() {
        TagExpression installations = TagExpression.anyOf(IntStream.range(0, 100)
                .mapToObj(i -> "$InstallationId:{i" + i + "}")
                .toList());

        assertThat(sendable(installations.split())).hasSize(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> or(installations, users(100)).split());
        assertThat(sendable(or(installations, users(100)).splitWithDuplicates()))
                .hasSize(10);
    }

    @Test
    void aProductOfAlternativesIsWrittenOut() {
        TagExpression audience = and(plain(30), users(30));
        List<TagExpression> sends = sendable(audience.splitWithDuplicates());

        assertThat(reached(sends, "t1", "$UserId:{u2}")).isOne();
        assertThat(reached(sends, "t1")).isZero();
        assertThatIllegalArgumentException().isThrownBy(audience::split);
    }

    @Test
    void whatMustHoldTogetherCannotBeTakenApart() {
        TagExpression audience = TagExpression.allOf(List.of("a", "b", "c", "d", "e", "f", "g"));
        assertThatIllegalArgumentException()
                .isThrownBy(audience::split)
                .withMessageContaining("needs 7 tags to hold together");
        assertThatIllegalArgumentException().isThrownBy(audience::splitWithDuplicates);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpression.not(plain(7)).split());
    }

    @Test
    void anAudienceWithTooManyAlternativesIsRefused() {
        TagExpression audience = and(plain(400), users(400));
        assertThatIllegalArgumentException()
                .isThrownBy(audience::splitWithDuplicates)
                .withMessageContaining("more than 100000 alternatives");
    }

    /** What can be split reaches exactly whom the audience matches: once, or at least once where duplicates are accepted. */
    @RepeatedTest(20)
    void theSendsReachTheAudience(RepetitionInfo repetition) {
        int split = 0;
        for (int i = 0; i < 50; i++) {
            RandomTags random = new RandomTags(repetition.getCurrentRepetition() * 50 + i);
            TagExpression audience = i % 2 == 0 ? random.expression(3) : random.users();
            List<Set<String>> devices = random.devices(100);
            List<TagExpression> once = splitOrNothing(audience, true);
            List<TagExpression> duplicates = splitOrNothing(audience, false);
            split += once.size() > 1 ? 1 : 0;
            if (!once.isEmpty()) {
                assertThat(duplicates).isNotEmpty();
            }
            for (Set<String> device : devices) {
                String[] tags = device.toArray(String[]::new);
                long expected = audience.matches(device) ? 1 : 0;
                if (!once.isEmpty()) {
                    assertThat(reached(once, tags)).as("%s in %s", device, once).isEqualTo(expected);
                }
                if (!duplicates.isEmpty()) {
                    assertThat(Math.min(1, reached(duplicates, tags))).isEqualTo(expected);
                }
            }
        }
        assertThat(split).as("expressions that became several sends").isPositive();
    }

    private static List<TagExpression> splitOrNothing(TagExpression audience, boolean once) {
        try {
            return sendable(once ? audience.split() : audience.splitWithDuplicates());
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
    }
}
