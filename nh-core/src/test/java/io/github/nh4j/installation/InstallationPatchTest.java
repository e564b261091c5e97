package io.github.nh4j.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.nh4j.installation.InstallationPatch.Kind;
import io.github.nh4j.installation.InstallationPatch.Operation;
import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstallationPatchTest {
    private static final InstallationTemplate TEMPLATE = InstallationTemplate.of("{}");
    private static final SecondaryTile TILE = SecondaryTile.builder("u").build();

    static Stream<Arguments> paths() {
        return Stream.of(
                Arguments.of(InstallationPath.PUSH_CHANNEL, "/pushChannel"),
                Arguments.of(InstallationPath.BROWSER_PUSH_CHANNEL, "/pushChannel"),
                Arguments.of(InstallationPath.USER_ID, "/userId"),
                Arguments.of(InstallationPath.TAGS, "/tags"),
                Arguments.of(InstallationPath.EXPIRATION_TIME, "/expirationTime"),
                Arguments.of(InstallationPath.tag("a~/b"), "/tags/a~0~1b"),
                Arguments.of(InstallationPath.pushVariable("city"), "/pushVariables/city"),
                Arguments.of(InstallationPath.template("~1"), "/templates/~01"),
                Arguments.of(InstallationPath.template("t").body(), "/templates/t/body"),
                Arguments.of(InstallationPath.template("t").expiry(), "/templates/t/expiry"),
                Arguments.of(InstallationPath.template("t").headers(), "/templates/t/headers"),
                Arguments.of(InstallationPath.template("t").header("h/1"), "/templates/t/headers/h~11"),
                Arguments.of(InstallationPath.template("t").tags(), "/templates/t/tags"),
                Arguments.of(InstallationPath.template("t").tag("My name"), "/templates/t/tags/My name"),
                Arguments.of(InstallationPath.secondaryTile("s"), "/secondaryTiles/s"),
                Arguments.of(InstallationPath.secondaryTile("s").pushChannel(), "/secondaryTiles/s/pushChannel"),
                Arguments.of(InstallationPath.secondaryTile("s").tags(), "/secondaryTiles/s/tags"),
                Arguments.of(InstallationPath.secondaryTile("s").tag("x"), "/secondaryTiles/s/tags/x"),
                Arguments.of(
                        InstallationPath.secondaryTile("s").template("t").body(),
                        "/secondaryTiles/s/templates/t/body"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyPlaceHasThePointerThatTheHubReads(InstallationPath<?> path, String pointer) {
        assertThat(path.pointer()).isEqualTo(pointer);
        assertThat(path).hasToString(pointer);
    }

    @Test
    void pathsAreEqualIfTheirPointersAre() {
        assertThat(InstallationPath.secondaryTile("s").template("t"))
                .isEqualTo(InstallationPath.secondaryTile("s").template("t"))
                .hasSameHashCodeAs(InstallationPath.secondaryTile("s").template("t"))
                .isNotEqualTo(InstallationPath.template("t"));
        assertThat(InstallationPath.secondaryTile("s"))
                .isEqualTo(InstallationPath.secondaryTile("s"))
                .hasSameHashCodeAs(InstallationPath.secondaryTile("s"))
                .isNotEqualTo(InstallationPath.secondaryTile("t"));
        assertThat(InstallationPath.template("t").tags())
                .isEqualTo(InstallationPath.template("t").tags())
                .hasSameHashCodeAs(InstallationPath.template("t").tags())
                .isNotEqualTo(InstallationPath.template("u").tags());
    }

    @Test
    void operationsStayInTheirOrder() {
        InstallationPatch patch = InstallationPatch.builder()
                .replace(InstallationPath.EXPIRATION_TIME, Instant.EPOCH)
                .remove(InstallationPath.USER_ID)
                .add(InstallationPath.template("t"), TEMPLATE)
                .build();

        assertThat(patch.operations()).extracting(Operation::kind).containsExactly(Kind.REPLACE, Kind.REMOVE, Kind.ADD);
        assertThat(patch.operations())
                .extracting(Operation::value)
                .satisfiesExactly(
                        value -> assertThat(value).contains(Instant.EPOCH),
                        value -> assertThat(value).isEmpty(),
                        value -> assertThat(value).contains(TEMPLATE));
        assertThat(patch.operations().get(1).path()).isEqualTo(InstallationPath.USER_ID);
    }

    @Test
    void nobodyCanChangeItAfterwards() {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("a", "b"));
        InstallationPatch.Builder builder =
                InstallationPatch.builder().add(InstallationPath.template("t").headers(), headers);
        InstallationPatch patch = builder.build();
        builder.remove(InstallationPath.USER_ID);
        headers.clear();

        assertThat(patch.operations())
                .singleElement()
                .satisfies(operation -> assertThat(operation.value()).contains(Map.of("a", "b")));
    }

    @Test
    void itsTextShowsNothingOfAPerson() {
        InstallationPatch patch = InstallationPatch.builder()
                .replace(InstallationPath.tag("s3cret"), "s3cret2")
                .build();

        assertThat(patch).hasToString("patch with 1 operations");
        assertThat(patch.operations()).hasToString("[replace]");
    }

    @Test
    void aPatchWithoutOperationsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstallationPatch.builder().build())
                .withMessage("the patch has no operation");
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                refused(
                        b -> b.add(InstallationPath.PUSH_CHANNEL, "x"),
                        "add is not possible at this path (allowed: [replace])"),
                refused(b -> b.remove(InstallationPath.BROWSER_PUSH_CHANNEL), "remove is not possible at this path"),
                refused(b -> b.remove(InstallationPath.TAGS), "remove is not possible at this path (allowed: [add])"),
                refused(b -> b.replace(InstallationPath.template("t").tags(), "x"), "replace is not possible"),
                refused(
                        b -> b.add(InstallationPath.tag("s3cret"), "x"),
                        "add is not possible at this path (allowed: [remove, replace])"),
                refused(b -> b.add(InstallationPath.TAGS, "s3cret tag"), "the tag to add: a tag has a character"),
                refused(b -> b.replace(InstallationPath.tag("x"), "s3cret tag"), "the tag that replaces another: "),
                refused(
                        b -> b.add(InstallationPath.USER_ID, "s3cret user"),
                        "the user id, as the tag $UserId:{..}: a tag has a character"),
                refused(b -> b.replace(InstallationPath.USER_ID, ""), "the user id is empty"),
                refused(b -> b.add(InstallationPath.template("t").body(), " "), "the body of the template is empty"),
                refused(b -> b.replace(InstallationPath.PUSH_CHANNEL, " "), "the push channel is empty"),
                refused(
                        b -> b.replace(
                                InstallationPath.BROWSER_PUSH_CHANNEL, BrowserPushChannel.of("s3cret\uD83D", "k", "a")),
                        "the push channel has half of a surrogate pair at index 6"),
                refused(b -> b.add(InstallationPath.EXPIRATION_TIME, Instant.MAX), "the expiration time is outside"),
                refused(b -> b.add(InstallationPath.pushVariable("x"), "\uDE00"), "the value has half of a surrogate"),
                refused(
                        b -> b.add(InstallationPath.template("t").headers(), Map.of("", "x")),
                        "a name in the value is"),
                refused(
                        b -> b.add(InstallationPath.template("t"), InstallationTemplate.of("")),
                        "the body of the template is empty"),
                refused(
                        b -> b.add(
                                InstallationPath.secondaryTile("s"),
                                SecondaryTile.builder("").build()),
                        "the push channel of the secondary tile is empty"),
                refused(b -> b.remove(InstallationPath.tag("")), "a tag is empty"),
                refused(b -> b.remove(InstallationPath.template("n".repeat(201))), "the name of a template has 201"),
                refused(b -> b.remove(InstallationPath.secondaryTile(" ")), "the id of a secondary tile is empty"),
                refused(b -> b.remove(InstallationPath.pushVariable("")), "the name of a push variable is empty"),
                refused(b -> b.remove(InstallationPath.template("t").header("")), "the name of a header is empty"));
    }

    private static Arguments refused(Consumer<InstallationPatch.Builder> call, String message) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatTheHubWouldNotDoIsRefusedWithoutRepeatingIt(String message, Consumer<InstallationPatch.Builder> call) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call.accept(InstallationPatch.builder()))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void everythingElseIsPossibleInAllThreeWays() {
        InstallationPatch.Builder builder = InstallationPatch.builder();
        for (InstallationPath<String> path : Stream.of(
                        InstallationPath.USER_ID,
                        InstallationPath.pushVariable("v"),
                        InstallationPath.template("t").body(),
                        InstallationPath.template("t").expiry(),
                        InstallationPath.template("t").header("h"))
                .toList()) {
            builder.add(path, "x").replace(path, "x").remove(path);
        }
        InstallationPath<SecondaryTile> tile = InstallationPath.secondaryTile("s");
        builder.add(tile, TILE).replace(tile, TILE).remove(tile);

        assertThat(builder.build().operations()).hasSize(18);
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void aValueThatIsMissingIsNotTakenForNone() {
        assertThatNullPointerException()
                .isThrownBy(() -> InstallationPatch.builder().add(InstallationPath.USER_ID, null));
    }
}
