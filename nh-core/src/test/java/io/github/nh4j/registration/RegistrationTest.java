package io.github.nh4j.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private static final NativeRegistration PHONE =
            NativeRegistration.builder(InstallationPlatform.APPLE, "AABB").build();
    private static final TemplateRegistration TEMPLATE = TemplateRegistration.builder(
                    InstallationPlatform.APPLE, "AABB", "{}")
            .id("1-2-3")
            .etag("1")
            .tags(List.of("a", "b"))
            .pushVariable("n", "v")
            .expirationTime(Instant.EPOCH)
            .name("name")
            .header("apns-topic", "t")
            .expiry("$(e)")
            .priority("10")
            .build();

    @SuppressWarnings("deprecation") // What is retired is still stored.
    static Stream<Arguments> refused() {
        TemplateRegistration.Builder windows =
                TemplateRegistration.builder(InstallationPlatform.WINDOWS, "https://a", "<a/>");
        return Stream.of(
                Arguments.of(PHONE.toBuilder().tag("two words"), "tag at index 0"),
                Arguments.of(PHONE.toBuilder().tag("a,b"), "position 1"),
                Arguments.of(PHONE.toBuilder().tag(""), "empty"),
                Arguments.of(PHONE.toBuilder().tag("$UserId:{a}").tag("$userid:{b}"), "more than one tag $UserId:{..}"),
                Arguments.of(
                        PHONE.toBuilder().tag("$InstallationId:{a}").tag("$InstallationId:{b}"), "$InstallationId"),
                Arguments.of(PHONE.toBuilder().id("a\u0001"), "control character at index 1"),
                Arguments.of(PHONE.toBuilder().pushVariable("", "v"), "a name in the push variables is empty"),
                Arguments.of(PHONE.toBuilder().pushVariable("n", "\ud800"), "surrogate pair"),
                Arguments.of(
                        NativeRegistration.builder(InstallationPlatform.APPLE, "AAB"),
                        "even number of hexadecimal digits"),
                Arguments.of(NativeRegistration.builder(InstallationPlatform.APPLE, "s3cret"), "hexadecimal"),
                Arguments.of(
                        NativeRegistration.builder(InstallationPlatform.ADM, " "),
                        "the handle of the push channel is empty"),
                Arguments.of(
                        NativeRegistration.builder(InstallationPlatform.ADM, "a\uffff"), "noncharacter at index 1"),
                Arguments.of(NativeRegistration.builder(InstallationPlatform.WINDOWS, "no-uri"), "absolute URI"),
                Arguments.of(
                        NativeRegistration.builder(InstallationPlatform.BROWSER, "https://a"), "BrowserPushChannel"),
                Arguments.of(NativeRegistration.builder(InstallationPlatform.BAIDU, "channel"), "user id"),
                Arguments.of(NativeRegistration.builder(PushChannel.baidu("u", "")), "channel id"),
                Arguments.of(
                        NativeRegistration.builder(PHONE.channel().withSecondaryTile("t")), "a secondary tile is for"),
                Arguments.of(windows, "X-WNS-Type: wns/toast"),
                Arguments.of(
                        TemplateRegistration.builder(InstallationPlatform.WINDOWS_PHONE, "https://a", "<a/>"),
                        "X-WindowsPhone-Target"),
                Arguments.of(TEMPLATE.toBuilder().header("topic", "t"), "start with apns-"),
                Arguments.of(TEMPLATE.toBuilder().priority("high"), "the priority of the template"),
                Arguments.of(TEMPLATE.toBuilder().messageType(1), "platform baidu"),
                Arguments.of(TEMPLATE.toBuilder().name("x".repeat(201)), "201 characters; at most 200"),
                Arguments.of(TEMPLATE.toBuilder().body(" "), "the body of the template is empty"),
                Arguments.of(TEMPLATE.toBuilder().tag("nombre"), ""),
                Arguments.of(
                        TemplateRegistration.builder(InstallationPlatform.ADM, "a", "{}")
                                .expiry("x"),
                        "platform apns"),
                Arguments.of(
                        TemplateRegistration.builder(InstallationPlatform.ADM, "a", "{}")
                                .header("h", "v"),
                        "headers are for templates of Windows"));
    }

    private static Registration build(RegistrationBuilder<?> builder) {
        return builder instanceof TemplateRegistration.Builder template
                ? template.build()
                : ((NativeRegistration.Builder) builder).build();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTheHubWouldRefuseIsSaidWithoutRepeatingIt(RegistrationBuilder<?> builder, String message) {
        Registration registration = build(builder);

        if (message.isEmpty()) {
            assertThat(registration.requireStorable()).isSameAs(registration);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(registration::requireStorable)
                    .withMessageContaining(message)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        }
    }

    @Test
    void tagsAndPushVariablesAreRemoved() {
        NativeRegistration registration = NativeRegistration.builder(InstallationPlatform.APPLE, "AB")
                .tag("News")
                .tag("sports")
                .removeTag("nEWS")
                .removeTag("weather")
                .pushVariable("a", "1")
                .pushVariable("b", "2")
                .removePushVariable("a")
                .removePushVariable("c")
                .build();

        assertThat(registration.tags()).containsExactly("sports");
        assertThat(registration.pushVariables()).containsOnlyKeys("b");
    }

    @Test
    void theNameOfATemplateMayBeATagWhateverItsCharacters() {
        TemplateRegistration stored =
                TEMPLATE.toBuilder().name("two words").tag("Two Words").build();

        assertThat(stored.requireStorable()).isEqualTo(stored);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> stored.toBuilder().name("a,b").tag("a,b").build().requireStorable());
    }

    @Test
    void aCopyIsEqualAndEachPartMatters() {
        assertThat(TEMPLATE.toBuilder().build()).isEqualTo(TEMPLATE).hasSameHashCodeAs(TEMPLATE);
        assertThat(PHONE.toBuilder().build()).isEqualTo(PHONE).hasSameHashCodeAs(PHONE);
        assertThat(List.<TemplateRegistration>of(
                        TEMPLATE.toBuilder().id(null).build(),
                        TEMPLATE.toBuilder().etag("2").build(),
                        TEMPLATE.toBuilder().expirationTime(null).build(),
                        TEMPLATE.toBuilder().tag("c").build(),
                        TEMPLATE.toBuilder().pushVariable("n", "w").build(),
                        TEMPLATE.toBuilder()
                                .channel(PushChannel.of(InstallationPlatform.APPLE, "CC"))
                                .build(),
                        TEMPLATE.toBuilder().body("{ }").build(),
                        TEMPLATE.toBuilder().name(null).build(),
                        TEMPLATE.toBuilder().header("apns-topic", "u").build(),
                        TEMPLATE.toBuilder().expiry(null).build(),
                        TEMPLATE.toBuilder().priority(null).build(),
                        TEMPLATE.toBuilder().messageType(0).build()))
                .doesNotContain(TEMPLATE)
                .doesNotHaveDuplicates();
        assertThat((Object) PHONE).isNotEqualTo(TEMPLATE);
    }

    @Test
    void nobodyChangesARegistration() {
        NativeRegistration.Builder builder = PHONE.toBuilder();
        NativeRegistration built = builder.tag("a").pushVariable("n", "v").build();
        builder.tag("b").pushVariable("m", "w");

        assertThat(built.tags()).containsExactly("a");
        assertThat(built.pushVariables()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> built.tags().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> TEMPLATE.headers().clear());
    }

    @Test
    void textsShowNeitherHandlesNorTags() {
        UnknownRegistration unknown =
                UnknownRegistration.builder("New\nKind", "<s3cret/>").id("7\n8").build();

        assertThat(TEMPLATE).hasToString("template registration 1-2-3, 2 tags, push channel (apns), 2 characters");
        assertThat(PHONE).hasToString("native registration, 0 tags, push channel (apns)");
        assertThat(unknown).hasToString("unknown registration 7?8, 0 tags (New?Kind)");
        assertThat(PushChannel.of(BrowserPushChannel.of("s3cret", "k", "a"))).hasToString("push channel (browser)");
        assertThat(RegistrationQuery.byTag("s3cret").withPageSize(3)).hasToString("registrations with a tag, 3 a page");
        assertThat(Page.of(List.of("s3cret"), "s3cret")).hasToString("1 items, more follow");
    }

    @ParameterizedTest
    @CsvSource({"apns, aa01, AA01", "fcmv1, aBc, aBc", "baidu, 123-456-7, 123-456-7"})
    void aHandleIsThatOfAnInstallation(String platform, String handle, String expected) {
        assertThat(PushChannel.of(InstallationPlatform.of(platform), handle).handle())
                .isEqualTo(expected);
    }

    @Test
    void theHandleOfBaiduHasTwoParts() {
        PushChannel channel = PushChannel.of(InstallationPlatform.BAIDU, "123-456-7");

        assertThat(channel)
                .isEqualTo(PushChannel.baidu("123", "456-7"))
                .isNotEqualTo(PushChannel.baidu("123-456", "7"));
        assertThat(channel.baiduUserId()).contains("123");
        assertThat(channel.baiduChannelId()).contains("456-7");
        assertThat(PHONE.channel().baiduChannelId()).isEmpty();
    }

    @Test
    void neverIsTheLastSecondOf9999() {
        assertThat(PHONE.toBuilder()
                        .expirationTime(Instant.parse("9999-12-31T23:59:59.999Z"))
                        .build()
                        .expirationTime())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aPageHasOneRegistrationOrMore(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationQuery.all().withPageSize(size))
                .withMessageContaining("1 registration or more");
    }

    @Test
    void aQueryIsForATagOrAChannelThatTheHubCanHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> RegistrationQuery.byTag("a || b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationQuery.byChannel(PushChannel.of(InstallationPlatform.APPLE, "no hex")));
        assertThat(RegistrationQuery.byTag("a"))
                .isEqualTo(RegistrationQuery.byTag("a"))
                .isNotEqualTo(RegistrationQuery.all());
    }
}
