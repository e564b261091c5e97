package io.github.nh4j.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRuleTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER_KEY = "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=";
    private static final Set<AccessRight> LISTEN = Set.of(AccessRight.LISTEN);

    private static AuthorizationRule read(DescriptionElement... children) {
        return AuthorizationRule.read(DescriptionElement.of("AuthorizationRule", List.of(children)))
                .orElseThrow();
    }

    @Test
    void aRuleHasRightsInTheOrderOfTheServiceAndTwoKeys() {
        AuthorizationRule rule = AuthorizationRule.of("all.of-it_1", EnumSet.allOf(AccessRight.class), KEY, OTHER_KEY);

        assertThat(rule.element().children())
                .extracting(DescriptionElement::name)
                .containsExactly("ClaimType", "ClaimValue", "Rights", "KeyName", "PrimaryKey", "SecondaryKey");
        assertThat(rule.element().children().get(2).children())
                .extracting(DescriptionElement::text)
                .containsExactly("Listen", "Manage", "Send");
        assertThat(rule.element().attributes()).containsEntry("i:type", "SharedAccessAuthorizationRule");
        assertThat(rule.rights()).containsExactlyInAnyOrder(AccessRight.values());
        assertThat(rule.primaryKey()).isEqualTo(KEY);
        assertThat(rule.secondaryKey()).isEqualTo(OTHER_KEY);
        assertThat(rule.createdTime()).isEmpty();
        assertThat(rule.modifiedTime()).isEmpty();
        assertThat(rule).hasToString("AuthorizationRule[all.of-it_1, [LISTEN, MANAGE, SEND]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a/b", "a+b", "\u00FC"})
    void aNameThatAUrlWouldChangeIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthorizationRule.of(name, LISTEN, KEY, KEY))
                .withMessageContaining("letters, digits");
    }

    @Test
    void aNameHas256CharactersAtMost() {
        assertThat(AuthorizationRule.of("n".repeat(256), LISTEN, KEY, KEY).keyName())
                .hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> AuthorizationRule.of("n".repeat(257), LISTEN, KEY, KEY));
    }

    @Test
    void theRightToManageComesWithTheOthers() {
        assertThatIllegalArgumentException().isThrownBy(() -> AuthorizationRule.of("n", Set.of(), KEY, KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthorizationRule.of("n", Set.of(AccessRight.MANAGE, AccessRight.SEND), KEY, KEY))
                .withMessageContaining("MANAGE only with LISTEN and SEND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEy",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MD*="
            })
    void aKeyThatTheServiceWouldRefuseIsRefusedAndNotShown(String key) {
        AuthorizationRule rule = AuthorizationRule.of("n", LISTEN, KEY, KEY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthorizationRule.of("n", LISTEN, key, KEY))
                .withMessage("the primary key is not 32 bytes in Base64, which has 44 characters")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.withKeys(KEY, key))
                .withMessage("the secondary key is not 32 bytes in Base64, which has 44 characters");
    }

    @Test
    void newKeysLeaveTheRestAsItWas() {
        AuthorizationRule rule = read(
                DescriptionElement.of("Rights", List.of(DescriptionElement.of("AccessRights", "Listen"))),
                DescriptionElement.of("CreatedTime", "2020-07-02T18:03:25.2477501Z"),
                DescriptionElement.of("ModifiedTime", "2020-07-02T20:03:25+02:00"),
                DescriptionElement.of("KeyName", "app"),
                DescriptionElement.of("PrimaryKey", "old"),
                DescriptionElement.of("SecondaryKey", "older"),
                DescriptionElement.of("Newer", "x"));

        AuthorizationRule changed = rule.withKeys(KEY, OTHER_KEY);

        assertThat(changed.primaryKey()).isEqualTo(KEY);
        assertThat(changed.secondaryKey()).isEqualTo(OTHER_KEY);
        assertThat(changed.createdTime()).contains(Instant.parse("2020-07-02T18:03:25.2477501Z"));
        assertThat(changed.modifiedTime()).contains(Instant.parse("2020-07-02T18:03:25Z"));
        assertThat(changed.rights()).containsExactly(AccessRight.LISTEN);
        assertThat(changed.element().children()).contains(DescriptionElement.of("Newer", "x"));
        assertThat(rule.primaryKey()).isEqualTo("old");
    }

    @Test
    void aRightOfTomorrowIsNoErrorAndStays() {
        AuthorizationRule rule = read(
                DescriptionElement.of(
                        "Rights",
                        List.of(
                                DescriptionElement.of("AccessRights", "Audit"),
                                DescriptionElement.of("AccessRights", "Send"))),
                DescriptionElement.of("KeyName", "app"));

        assertThat(rule.rights()).containsExactly(AccessRight.SEND);
        assertThat(rule.element().children().get(0).children()).hasSize(2);
        assertThat(rule.primaryKey()).isEmpty();
        assertThat(rule.secondaryKey()).isEmpty();
    }

    @Test
    void rulesAreEqualIfAllThatIsInThemIs() {
        AuthorizationRule rule = AuthorizationRule.of("n", LISTEN, KEY, OTHER_KEY);

        assertThat(rule)
                .isEqualTo(AuthorizationRule.of("n", LISTEN, KEY, OTHER_KEY))
                .hasSameHashCodeAs(AuthorizationRule.of("n", LISTEN, KEY, OTHER_KEY));
        assertThat(rule).isNotEqualTo(rule.withKeys(OTHER_KEY, OTHER_KEY));
    }
}
