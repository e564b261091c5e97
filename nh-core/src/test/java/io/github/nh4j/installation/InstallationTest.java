package io.github.nh4j.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
    private static final BrowserPushChannel BROWSER = BrowserPushChannel.of("https://push.example/1", "k", "a");

    private static InstallationBuilder phone() {
        return Installation.builder("phone", InstallationPlatform.APPLE, "AABB");
    }

    private static Installation everything() {
        InstallationTemplate template = InstallationTemplate.builder("{\"m\":\"$(m)\"}")
                .header("apns-priority", "5")
                .expiry("$(e)")
                .tags(List.of("t"))
                .build();
        return phone().userId("ann")
                .tag("news")
                .template("greet", template)
                .secondaryTile(
                        "tile",
                        SecondaryTile.builder("https://wns.example/t")
                                .tags(List.of("x"))
                                .template("greet", template)
                                .pushChannelExpired()
                                .build())
                .pushVariable("city", "Oslo")
                .expirationTime(Instant.parse("2030-01-01T00:00:00Z"))
                .lastUpdate(Instant.EPOCH)
                .pushChannelExpired()
                .build();
    }

    @Test
    void itHoldsWhatItWasGiven() {
        Installation installation = everything();

        assertThat(installation.id()).isEqualTo("phone");
        assertThat(installation.platform()).isEqualTo(InstallationPlatform.APPLE);
        assertThat(installation.pushChannel()).isEqualTo("AABB");
        assertThat(installation.browserPushChannel()).isEmpty();
        assertThat(installation.pushChannelExpired()).isTrue();
        assertThat(installation.userId()).contains("ann");
        assertThat(installation.tags()).containsExactly("news");
        assertThat(installation.pushVariables()).containsEntry("city", "Oslo");
        assertThat(installation.expirationTime()).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(installation.lastUpdate()).contains(Instant.EPOCH);
        InstallationTemplate template =
                Objects.requireNonNull(installation.templates().get("greet"));
        assertThat(template.body()).isEqualTo("{\"m\":\"$(m)\"}");
        assertThat(template.headers()).containsEntry("apns-priority", "5");
        assertThat(template.expiry()).contains("$(e)");
        assertThat(template.tags()).containsExactly("t");
        SecondaryTile tile =
                Objects.requireNonNull(installation.secondaryTiles().get("tile"));
        assertThat(tile.pushChannel()).isEqualTo("https://wns.example/t");
        assertThat(tile.pushChannelExpired()).isTrue();
        assertThat(tile.tags()).containsExactly("x");
        assertThat(tile.templates()).containsEntry("greet", template);
    }

    @Test
    void aDeviceThatSaysLittleHasLittle() {
        Installation installation = phone().build();

        assertThat(installation.userId()).isEmpty();
        assertThat(installation.expirationTime()).isEmpty();
        assertThat(installation.lastUpdate()).isEmpty();
        assertThat(installation.pushChannelExpired()).isFalse();
        assertThat(installation.tags()).isEmpty();
        assertThat(InstallationTemplate.of("{}").expiry()).isEmpty();
    }

    @Test
    void aBrowserHasItsWholeSubscriptionAndIsFoundAtItsUrl() {
        Installation installation = Installation.builder("tab", BROWSER).build();

        assertThat(installation.platform()).isEqualTo(InstallationPlatform.BROWSER);
        assertThat(installation.browserPushChannel()).contains(BROWSER);
        assertThat(installation.pushChannel()).isEqualTo("https://push.example/1");
        assertThat(installation.toBuilder().build()).isEqualTo(installation);
    }

    @Test
    void aCopyIsEqualAndAChangedCopyIsNot() {
        Installation installation = everything();
        assertThat(installation.toBuilder().build()).isEqualTo(installation).hasSameHashCodeAs(installation);

        List<UnaryOperator<InstallationBuilder>> changes = List.of(
                b -> b.pushChannel("other").pushChannelExpired(),
                b -> b.pushChannel(BROWSER).pushChannelExpired(),
                b -> b.pushChannel("AABB"),
                b -> b.userId(null),
                b -> b.tag("more"),
                b -> b.tags(List.of()),
                b -> b.template("greet", InstallationTemplate.of("{}")),
                b -> b.removeTemplate("greet"),
                b -> b.secondaryTile("tile", SecondaryTile.builder("u").build()),
                b -> b.removeSecondaryTile("tile"),
                b -> b.pushVariable("city", "Bergen"),
                b -> b.removePushVariable("city"),
                b -> b.expirationTime(null),
                b -> b.lastUpdate(null));
        assertThat(changes)
                .allSatisfy(change -> assertThat(
                                change.apply(installation.toBuilder()).build())
                        .isNotEqualTo(installation));
    }

    @Test
    void tagsThatAreGivenTogetherReplaceThoseBefore() {
        List<String> others = List.of("b", "c");

        assertThat(phone().tag("a").tags(others).tag("d").build().tags()).containsExactly("b", "c", "d");
        assertThat(template().tag("a").tags(others).build().tags()).containsExactly("b", "c");
        assertThat(SecondaryTile.builder("u").tag("a").tags(others).build().tags())
                .containsExactly("b", "c");
    }

    @Test
    void aTagIsRemovedInAnyCase() {
        Installation installation = Installation.builder("1", InstallationPlatform.APPLE, "A")
                .tag("News")
                .tag("sports")
                .removeTag("nEWS")
                .removeTag("weather")
                .build();

        assertThat(installation.tags()).containsExactly("sports");
    }

    @Test
    void aNewChannelIsNotExpired() {
        assertThat(everything().toBuilder().pushChannel("CCDD").build().pushChannelExpired())
                .isFalse();
    }

    @Test
    void nobodyCanChangeWhatIsInItAfterwards() {
        InstallationBuilder builder = phone().tag("a");
        Installation installation = builder.build();
        builder.tag("b").pushVariable("x", "y");

        assertThat(installation.tags()).containsExactly("a");
        assertThat(installation.pushVariables()).isEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> installation.tags().add("c"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> installation.templates().clear());
    }

    @Test
    void itsTextShowsNoChannelNoUserAndNoTagAndIsOneLine() {
        assertThat(everything().toString())
                .isEqualTo("installation phone (apns), 1 tags, 1 templates, push channel expired");
        assertThat(everything().templates().toString()).doesNotContain("$(m)");
        assertThat(everything().secondaryTiles().toString()).doesNotContain("wns.example");
        assertThat(Installation.builder("a\nINFO", InstallationPlatform.of("\u202e"), "x")
                        .build())
                .hasToString("installation a?INFO (?), 0 tags, 0 templates");
    }

    @ParameterizedTest
    @CsvSource({"apns, APNS", "fcmv1, FcmV1", "gcm, Gcm", "toaster, Toaster"})
    void aPlatformIsTheSameInAnyCaseAndKeepsItsWord(String one, String other) {
        assertThat(InstallationPlatform.of(one))
                .isEqualTo(InstallationPlatform.of(other))
                .hasSameHashCodeAs(InstallationPlatform.of(other))
                .isNotEqualTo(InstallationPlatform.of("adm"));
        assertThat(InstallationPlatform.of(other).word()).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-01T00:00:00.123456789Z, 2030-01-01T00:00:00.123456700Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "1950-01-01T00:00:00.999999999Z, 1950-01-01T00:00:00.999999900Z",
        "9999-12-31T23:59:58.9Z, 9999-12-31T23:59:58.9Z"
    })
    void anExpirationTimeIsCutToWhatTheHubKeeps(Instant given, Instant kept) {
        assertThat(phone().expirationTime(given).build().expirationTime()).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999Z"})
    void theLastMomentThatTheHubCanTellIsNever(Instant never) {
        assertThat(phone().expirationTime(never).build().expirationTime()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"})
    void aTimeThatTheHubCannotTellIsRefused(Instant time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> phone().expirationTime(time))
                .withMessage("the expiration time is outside the years 1 to 9999");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                refused(
                        Installation.builder("a b", InstallationPlatform.APPLE, "x"),
                        "the id of the installation, as the tag $InstallationId:{..}: a tag has a character that"),
                refused(
                        Installation.builder("", InstallationPlatform.APPLE, "x"),
                        "the id of the installation is empty"),
                refused(Installation.builder("a", InstallationPlatform.of(" "), "x"), "the platform of the"),
                refused(Installation.builder("a", InstallationPlatform.APPLE, " "), "the push channel of the"),
                refused(Installation.builder("a", InstallationPlatform.BROWSER, "x"), "a BrowserPushChannel is for"),
                refused(phone().pushChannel(BROWSER), "a BrowserPushChannel is for"),
                refused(
                        phone().userId("s3cret user"),
                        "the user id of the installation, as the tag $UserId:{..}: a tag has a character that"),
                refused(phone().userId(""), "the user id of the installation is empty"),
                refused(phone().tag("ok").tag("s3cret tag"), "the installation, tag at index 1: a tag has a character"),
                refused(phone().tag("x".repeat(121)), "the installation, tag at index 0: a tag has 121 characters"),
                refused(phone().pushVariable("", "x"), "a name in the push variables is empty"),
                refused(phone().pushVariable("x", "s3cret\uD83D"), "a value in the push variables has half of a"),
                refused(phone().template("", InstallationTemplate.of("{}")), "the name of a template is empty"),
                refused(
                        phone().template("n".repeat(201), InstallationTemplate.of("{}")),
                        "the name of a template has 201"),
                refused(phone().template("n", InstallationTemplate.of(" ")), "the body of the template at index 0 is"),
                refused(template().header(" ", "x"), "a name in the headers of the template at index 0 is empty"),
                refused(template().expiry("\uDE00"), "the expiry of the template at index 0 has half of a surrogate"),
                refused(template().tag("s3cret tag"), "the template at index 0, tag at index 0: "),
                refused(phone().secondaryTile("", SecondaryTile.builder("u").build()), "the id of the secondary tile"),
                refused(tile(SecondaryTile.builder("")), "the push channel of the secondary tile at index 0 is empty"),
                refused(tile(SecondaryTile.builder("u").tag("")), "the secondary tile at index 0, tag at index 0: "),
                refused(
                        tile(SecondaryTile.builder("u").template("n", InstallationTemplate.of(""))),
                        "the body of the secondary tile at index 0, template at index 0 is empty"));
    }

    private static Arguments refused(InstallationBuilder builder, String message) {
        return Arguments.of(builder.build(), message);
    }

    private static Arguments refused(InstallationTemplate.Builder template, String message) {
        return refused(phone().template("n", template.build()), message);
    }

    private static InstallationTemplate.Builder template() {
        return InstallationTemplate.builder("{}");
    }

    private static InstallationBuilder tile(SecondaryTile.Builder tile) {
        return phone().secondaryTile("t", tile.build());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatTheHubWouldRefuseIsSaidWithItsPlaceAndWithoutTheData(Installation installation, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(installation::requireStorable)
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void whatTheHubHasAddedItselfCanBeWrittenAgain() {
        Installation read = phone().template(
                        "My greeting", template().tags(Set.of("MY GREETING")).build())
                .build();

        assertThatCode(read::requireStorable).doesNotThrowAnyException();
    }
}
