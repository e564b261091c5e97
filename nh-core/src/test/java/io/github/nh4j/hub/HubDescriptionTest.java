package io.github.nh4j.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.NotificationPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubDescriptionTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER_KEY = "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=";
    private static final AuthorizationRule RULE =
            AuthorizationRule.of("backend", Set.of(AccessRight.SEND, AccessRight.LISTEN), KEY, OTHER_KEY);

    private final HubDescriptionBuilder builder = HubDescription.builder("news");

    private static List<String> names(HubDescription hub) {
        return hub.elements().stream().map(DescriptionElement::name).toList();
    }

    private HubDescription with(String element, String text) {
        return builder.element(DescriptionElement.of(element, text)).build();
    }

    @Test
    void whatIsNotSaidIsNotThere() {
        HubDescription hub = builder.build();

        assertThat(hub.name()).isEqualTo("news");
        assertThat(hub.elements()).isEmpty();
        assertThat(hub.credentials()).isEmpty();
        assertThat(hub.credential(NotificationPlatform.APPLE)).isEmpty();
        assertThat(hub.authorizationRules()).isEmpty();
        assertThat(hub.authorizationRule("backend")).isEmpty();
        assertThat(hub.registrationTtl()).isEmpty();
        assertThat(hub.userMetadata()).isEmpty();
        assertThat(hub.dailyApiCalls()).isEmpty();
        assertThat(hub.dailyMaxActiveDevices()).isEmpty();
        assertThat(hub.dailyMaxActiveRegistrations()).isEmpty();
        assertThat(hub.isDisabled()).isFalse();
    }

    @Test
    @SuppressWarnings("deprecation") // Retired platforms have their places, too.
    void theOrderIsThatOfTheServiceWhateverThatOfTheCalls() {
        HubDescription hub = builder.credential(PnsCredential.xiaomi("secret", "https://api.xmpush.xiaomi.com"))
                .credential(PnsCredential.browser("mailto:a@b.example", "public", "private"))
                .credential(PnsCredential.fcmV1("project", "a@b.example", "key"))
                .credential(PnsCredential.baidu("key", "secret"))
                .disabled()
                .credential(PnsCredential.adm("id", "secret"))
                .userMetadata("mine")
                .credential(PnsCredential.windowsPhone(new byte[] {1}, "password"))
                .credential(PnsCredential.gcm("key"))
                .authorizationRule(RULE)
                .credential(PnsCredential.windows("ms-app://s", "secret"))
                .registrationTtl(Duration.ofDays(90))
                .credential(PnsCredential.appleToken(ApnsEnvironment.SANDBOX, "K", "T", "b", "p8"))
                .build();

        assertThat(names(hub))
                .containsExactly(
                        "ApnsCredential",
                        "RegistrationTtl",
                        "WnsCredential",
                        "AuthorizationRules",
                        "GcmCredential",
                        "MpnsCredential",
                        "UserMetadata",
                        "AdmCredential",
                        "Status",
                        "BaiduCredential",
                        "FcmV1Credential",
                        "BrowserCredential",
                        "XiaomiCredential");
        assertThat(hub.credentials()).hasSize(9);
    }

    @Test
    void whatIsUnknownStaysWhereItWasAndLastWhenItIsNew() {
        HubDescription read = HubDescription.of(
                "news",
                List.of(
                        DescriptionElement.of("Early", "1"),
                        DescriptionElement.of("WnsCredential", List.of()),
                        DescriptionElement.of("VivoCredential", List.of(DescriptionElement.of("Properties", "2"))),
                        DescriptionElement.of("Newest", "3")));

        HubDescription changed = read.toBuilder()
                .credential(PnsCredential.browser("mailto:a@b.example", "public", "private"))
                .registrationTtl(Duration.ofDays(1))
                .element(DescriptionElement.of("Newer", "4"))
                .element(DescriptionElement.of("Early", "5"))
                .build();

        assertThat(names(changed))
                .containsExactly(
                        "RegistrationTtl",
                        "Early",
                        "WnsCredential",
                        "BrowserCredential",
                        "VivoCredential",
                        "Newest",
                        "Newer");
        assertThat(changed.elements()).contains(read.elements().get(2), DescriptionElement.of("Early", "5"));
        assertThat(changed.toBuilder().removeElement("Newest").build().elements())
                .hasSize(6);
        assertThat(read.elements()).hasSize(4);
    }

    @Test
    void aCredentialTakesThePlaceOfThatOfItsPlatformAndCanBeTakenAway() {
        HubDescription hub = builder.credential(PnsCredential.windows("ms-app://old", "old"))
                .credential(PnsCredential.windows("ms-app://new", "new"))
                .build();

        assertThat(hub.credential(NotificationPlatform.WINDOWS)).contains(PnsCredential.windows("ms-app://new", "new"));
        assertThat(hub.toBuilder()
                        .removeCredential(NotificationPlatform.WINDOWS)
                        .build())
                .isEqualTo(HubDescription.builder("news").build());
    }

    @Test
    void rulesAreKeptByTheirNamesAndRulesOfAnotherKindAreNotTouched() {
        DescriptionElement other =
                DescriptionElement.of("AuthorizationRule", List.of()).withAttribute("i:type", "AllowRule");
        HubDescription hub = HubDescription.of(
                "news", List.of(DescriptionElement.of("AuthorizationRules", List.of(other, RULE.element()))));
        AuthorizationRule second = AuthorizationRule.of("app", Set.of(AccessRight.LISTEN), KEY, KEY);

        HubDescription changed = hub.toBuilder()
                .authorizationRule(second)
                .authorizationRule(RULE.withKeys(OTHER_KEY, KEY))
                .build();

        assertThat(hub.authorizationRules()).containsExactly(RULE);
        assertThat(changed.authorizationRules()).containsExactly(RULE.withKeys(OTHER_KEY, KEY), second);
        assertThat(changed.elements().get(0).children().get(0)).isEqualTo(other);
        assertThat(changed.toBuilder()
                        .removeAuthorizationRule("backend")
                        .build()
                        .authorizationRules())
                .containsExactly(second);
        assertThat(changed.authorizationRule("app")).contains(second);
    }

    @ParameterizedTest
    @CsvSource({
        "P90D, PT2160H",
        "PT36H, PT36H",
        "P1DT12H30M5S, PT36H30M5S",
        "P1DT0.5S, PT24H0.5S",
        "P10675199DT2H48M5.4775807S,",
        "P99999999D,"
    })
    void theLifetimeOfRegistrationsIsReadAndTheLongestMeansNever(String text, Duration lifetime) {
        if (lifetime == null) {
            assertThat(with("RegistrationTtl", text).registrationTtl()).isEmpty();
        } else {
            assertThat(with("RegistrationTtl", text).registrationTtl()).contains(lifetime);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT24H, P1D", "PT36H30M5.7S, P1DT12H30M5S", "PT2160H, P90D"})
    void theLifetimeOfRegistrationsIsWrittenInDays(Duration lifetime, String text) {
        assertThat(builder.registrationTtl(lifetime).build().elements())
                .containsExactly(DescriptionElement.of("RegistrationTtl", text));
    }

    @Test
    void forEverIsWrittenAsTheServiceWritesIt() {
        assertThat(builder.registrationTtl(Duration.ofDays(2))
                        .registrationsNeverExpire()
                        .build()
                        .elements())
                .containsExactly(DescriptionElement.of("RegistrationTtl", "P10675199DT2H48M5.4775807S"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT23H59M59S", "PT0S", "PT-24H", "PT256204778H48M6S"})
    void aLifetimeThatTheHubWouldNotTakeIsRefused(Duration lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.registrationTtl(lifetime))
                .withMessageContaining("a day at least")
                .withMessageContaining("registrationsNeverExpire()");
    }

    @ParameterizedTest
    @CsvSource({
        "RegistrationTtl, P1Y",
        "RegistrationTtl, -P1D",
        "RegistrationTtl, soon",
        "DailyOperations, many",
        "DailyApiCalls, ''",
        "DailyMaxActiveDevices, 1.5",
        "DailyMaxActiveRegistrations, 99999999999999999999"
    })
    void aValueThatCannotBeOneIsRefused(String element, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(element, text))
                .withMessageStartingWith(element);
    }

    @Test
    void theDailyFiguresAreReadUnderBothOfTheirNames() {
        assertThat(with("DailyApiCalls", "7").dailyApiCalls()).hasValue(7);
        assertThat(with("DailyOperations", "8").dailyApiCalls()).hasValue(8);
        assertThat(with("DailyMaxActiveDevices", "5000000000").dailyMaxActiveDevices())
                .hasValue(5_000_000_000L);
        assertThat(with("DailyMaxActiveRegistrations", " 9 ").dailyMaxActiveRegistrations())
                .hasValue(9);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "'', false", "Active, false"})
    void theStatusTrueMeansThatTheHubIsDisabled(String text, boolean disabled) {
        assertThat(with("Status", text).isDisabled()).isEqualTo(disabled);
    }

    @Test
    void aHubIsSwitchedOffAndOn() {
        assertThat(builder.disabled().build().isDisabled()).isTrue();
        assertThat(builder.enabled().build())
                .isEqualTo(HubDescription.builder("news").build());
    }

    @Test
    void whatIsSaidToBeNothingIsNotThere() {
        HubDescription hub = HubDescription.of(
                "news",
                List.of(
                        DescriptionElement.of("ApnsCredential", "").withAttribute("i:nil", "true"),
                        DescriptionElement.of("RegistrationTtl", "").withAttribute("i:nil", "true"),
                        DescriptionElement.of("DailyOperations", "").withAttribute("i:nil", "true"),
                        DescriptionElement.of("UserMetadata", "").withAttribute("i:nil", "true")));

        assertThat(hub.credentials()).isEmpty();
        assertThat(hub.registrationTtl()).isEmpty();
        assertThat(hub.dailyApiCalls()).isEmpty();
        assertThat(hub.userMetadata()).isEmpty();
        assertThat(hub.toBuilder().build()).isEqualTo(hub);
    }

    @Test
    void yourOwnTextHas1024CharactersAtMost() {
        assertThat(builder.userMetadata("x".repeat(1024)).build().userMetadata())
                .contains("x".repeat(1024));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.userMetadata("x".repeat(1025)))
                .withMessageContaining("1025 characters; at most 1024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\u001B", "\uFFFE", "\uD83D", "\uDC00x"})
    void textThatXmlCannotHoldIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.userMetadata(text))
                .withMessageContaining("UserMetadata")
                .withMessageContaining("that XML cannot hold");
    }

    @ParameterizedTest
    @EnumSource
    void everyPlatformButTemplatesHasACredential(NotificationPlatform platform) {
        if (platform == NotificationPlatform.TEMPLATE) {
            assertThatIllegalArgumentException().isThrownBy(() -> PnsCredential.of(platform, Map.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.removeCredential(platform));
        } else {
            PnsCredential credential = PnsCredential.of(platform, Map.of("Any", "thing"));
            assertThat(builder.credential(credential).build().credential(platform))
                    .contains(credential);
        }
    }

    @Test
    void descriptionsAreEqualIfAllThatIsInThemIs() {
        HubDescription hub = builder.authorizationRule(RULE).build();

        assertThat(HubDescription.builder("news").authorizationRule(RULE).build())
                .isEqualTo(hub)
                .hasSameHashCodeAs(hub);
        assertThat(HubDescription.of("sports", hub.elements())).isNotEqualTo(hub);
        assertThat(hub.toBuilder().disabled().build()).isNotEqualTo(hub);
    }

    @Test
    void noTextOfADescriptionShowsASecret() {
        HubDescription hub = builder.authorizationRule(RULE)
                .credential(PnsCredential.windows("ms-app://s3cret", "s3cret"))
                .element(DescriptionElement.of("VivoCredential", "s3cret"))
                .disabled()
                .build();

        assertThat(hub)
                .hasToString("HubDescription[news, [PnsCredential[WINDOWS, [PackageSid, SecretKey]]],"
                        + " [AuthorizationRule[backend, [LISTEN, SEND]]], disabled]");
        assertThat(hub.elements().toString()).doesNotContain("s3cret", KEY);
    }
}
