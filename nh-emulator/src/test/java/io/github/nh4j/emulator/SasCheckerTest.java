package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.transport.Headers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SasCheckerTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=";
    private static final Instant BEFORE_EXPIRY = Instant.ofEpochSecond(1893456000);
    private static final URI TARGET =
            URI.create("https://contoso-ns.servicebus.windows.net/myhub/messages?api-version=2020-06");

    private static final String HUB_UPPER_CASE_HEX =
            "SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fmyhub"
                    + "&sig=cDlmYjVuiT669H7MT6CDoLdZKcyGo8loSJbuHUGYl18%3D&se=1893456000&skn=DefaultFullSharedAccessSignature";
    private static final String NAMESPACE =
            "SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2F"
                    + "&sig=sUG4JYWp4rs1g15Uceuz9Hnz3%2FU3fGQWN9VTpI23MuQ%3D&se=1893456000&skn=RootManageSharedAccessKey";
    private static final String REQUEST_DOT_NET =
            "SharedAccessSignature sr=http%3a%2f%2fcontoso-ns.servicebus.windows.net%2fmyhub%2fmessages%2f"
                    + "&sig=odApzLRTHFUrA8lnJx7%2bqldUiSfk6yoDgrPZ0ikMpoA%3d&se=1893456000&skn=DefaultFullSharedAccessSignature";
    private static final String REQUEST_JAVA =
            "SharedAccessSignature sr=https%3a%2f%2fcontoso-ns.servicebus.windows.net%2fmyhub%2fmessages%3fapi-version%3d2020-06"
                    + "&sig=bkwc5kcbRmgO5jsUIXuSybr05AQqOxb7uzJ5NfmNGv8%3D&se=1893456000&skn=DefaultFullSharedAccessSignature";
    private static final String HUB_LOWER_CASE_HEX =
            "SharedAccessSignature sr=https%3a%2f%2fcontoso-ns.servicebus.windows.net%2fmyhub"
                    + "&sig=w94hKhGMB0OgXelmS4x4zof8XMxhowOYiBiHp59BpB0%3D&se=1893456000&skn=DefaultFullSharedAccessSignature";
    private static final String SLASH_IN_HUB =
            "SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fteam%2Fapp_1.x-hub"
                    + "&sig=BFCZ6kbv2WvD3oo74EG%2FBMFq0Fg7EP%2BaXSVskNCbvuQ%3D&se=1735689600&skn=Send_Only.Policy-1";

    private final SasChecker checker = new SasChecker(List.of(
            new AccessPolicy("DefaultFullSharedAccessSignature", KEY, Set.of(AccessPolicy.Right.SEND)),
            new AccessPolicy("RootManageSharedAccessKey", KEY, Set.of(AccessPolicy.Right.MANAGE)),
            new AccessPolicy("Send_Only.Policy-1", KEY, Set.of(AccessPolicy.Right.SEND))));

    private AccessPolicy check(String authorization, URI target, Instant now) {
        return checker.check(
                new HubRequest("POST", target, Headers.of("Authorization", authorization), new byte[0]), now);
    }

    private void assertUnauthorized(String authorization, String detail) {
        assertUnauthorized(authorization, TARGET, BEFORE_EXPIRY, detail);
    }

    private void assertUnauthorized(String authorization, URI target, Instant now, String detail) {
        assertThatThrownBy(() -> check(authorization, target, now)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(401);
            assertThat(refusal.detail()).startsWith(detail);
        });
    }

    static Stream<Arguments> tokensOfAllCallers() {
        return Stream.of(
                Arguments.of("hub, upper-case hex", HUB_UPPER_CASE_HEX, "DefaultFullSharedAccessSignature"),
                Arguments.of("namespace", NAMESPACE, "RootManageSharedAccessKey"),
                Arguments.of(".NET", REQUEST_DOT_NET, "DefaultFullSharedAccessSignature"),
                Arguments.of("Java, with query", REQUEST_JAVA, "DefaultFullSharedAccessSignature"),
                Arguments.of("hub, lower-case hex", HUB_LOWER_CASE_HEX, "DefaultFullSharedAccessSignature"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensOfAllCallers")
    void everyCallersTokenIsAccepted(String caller, String token, String policy) {
        assertThat(check(token, TARGET, BEFORE_EXPIRY).name()).isEqualTo(policy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensOfAllCallers")
    void everyCallersTokenExpires(String caller, String token, String policy) {
        assertUnauthorized(token, TARGET, BEFORE_EXPIRY.plusSeconds(1), "ExpiredToken: ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensOfAllCallers")
    void aTokenWithAnotherExpiryIsRefused(String caller, String token, String policy) {
        assertUnauthorized(token.replace("se=1893456000", "se=1893456001"), "InvalidSignature: ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensOfAllCallers")
    void aTokenWithAnotherResourceIsRefused(String caller, String token, String policy) {
        assertUnauthorized(token.replace("contoso-ns", "fabrikam-ns"), "InvalidSignature: ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensOfAllCallers")
    void aTokenForAnotherHostIsRefused(String caller, String token, String policy) {
        URI elsewhere = URI.create("https://fabrikam-ns.servicebus.windows.net/myhub/messages?api-version=2020-06");
        assertUnauthorized(token, elsewhere, BEFORE_EXPIRY, "InvalidAudience: ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensOfAllCallers")
    void theFieldsMayStandInAnyOrder(String caller, String token, String policy) {
        String[] fields = token.substring("SharedAccessSignature ".length()).split("&", -1);
        String reversed = "SharedAccessSignature " + fields[3] + "&" + fields[2] + "&" + fields[1] + "&" + fields[0];
        assertThat(check(reversed, TARGET, BEFORE_EXPIRY).name()).isEqualTo(policy);
    }

    @Test
    void aHubWithSlashAndMixedCaseIsFound() {
        Instant now = Instant.ofEpochSecond(1735689600);
        URI target = URI.create("https://Contoso-NS.servicebus.windows.net/Team/App_1.x-Hub/messages");
        assertThat(check(SLASH_IN_HUB, target, now).name()).isEqualTo("Send_Only.Policy-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso-ns.servicebus.windows.net/myhub",
                "https://contoso-ns.servicebus.windows.net/myhub/",
                "https://contoso-ns.servicebus.windows.net/MyHub/messages/?api-version=2015-01&direct",
                "http://contoso-ns.servicebus.windows.net/myhub/installations/1",
                "https://contoso-ns.servicebus.windows.net:443/myhub/messages",
            })
    void aTokenForAHubCoversAllBelowIt(String target) {
        assertThat(check(HUB_UPPER_CASE_HEX, URI.create(target), BEFORE_EXPIRY).name())
                .isEqualTo("DefaultFullSharedAccessSignature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso-ns.servicebus.windows.net/",
                "https://contoso-ns.servicebus.windows.net/myhub2/messages",
                "https://contoso-ns.servicebus.windows.net/other/messages",
                "https://contoso-ns.servicebus.windows.net/other/myhub",
                "https://contoso-ns.servicebus.windows.net.evil.example/myhub/messages",
                "https://evil.example/contoso-ns.servicebus.windows.net/myhub",
            })
    void aTokenForAHubCoversNothingBesideIt(String target) {
        assertUnauthorized(HUB_UPPER_CASE_HEX, URI.create(target), BEFORE_EXPIRY, "InvalidAudience: ");
    }

    @ParameterizedTest
    @CsvSource({
        "bCElO%2FSSjvVcBT6dLM8JuRl6%2BRZylZdxjMCvIfm%2BLBo%3D, the key was decoded first",
        "XYh6Gkn%2BJtvrQI6WwBQK6bzgttgTDeAkkQJWBZtnVZo%3D, the plain URI was signed",
        "w94hKhGMB0OgXelmS4x4zof8XMxhowOYiBiHp59BpB0%3D, the hex digits had another case",
        "cDlmYjVuiT669H7MT6CDoLdZKcyGo8loSJbuHUGYl18, the padding is gone",
        "CDlmYjVuiT669H7MT6CDoLdZKcyGo8loSJbuHUGYl18%3D, one letter differs",
    })
    void aWrongSignatureIsRefused(String signature, String why) {
        assertUnauthorized(
                HUB_UPPER_CASE_HEX.replace("cDlmYjVuiT669H7MT6CDoLdZKcyGo8loSJbuHUGYl18%3D", signature),
                "InvalidSignature: The token has an invalid signature");
    }

    @Test
    void anUnknownPolicyIsAnsweredLikeAWrongSignature() {
        assertUnauthorized(
                HUB_UPPER_CASE_HEX.replace("skn=Default", "skn=default"),
                "InvalidSignature: The token has an invalid signature");
    }

    @Test
    void aSignatureMayKeepItsSlashes() {
        assertThat(check(NAMESPACE.replace("%2FU3f", "/U3f"), TARGET, BEFORE_EXPIRY)
                        .name())
                .isEqualTo("RootManageSharedAccessKey");
    }

    @Test
    void theSchemeIsAWordInAnyCase() {
        assertThat(check(
                        HUB_UPPER_CASE_HEX.replace("SharedAccessSignature ", "sharedaccesssignature "),
                        TARGET,
                        BEFORE_EXPIRY))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer abc",
                "SharedAccessSignature",
                "SharedAccessSignature ",
                "SharedAccessSignature sr",
                "SharedAccessSignature sr=a&sig=b&se=1",
                "SharedAccessSignature sr=a&sig=b&skn=c",
                "SharedAccessSignature sr=a&se=1&skn=DefaultFullSharedAccessSignature",
                "SharedAccessSignature sig=b&se=1&skn=c",
                "SharedAccessSignature sr=&sig=b&se=1&skn=c",
                "SharedAccessSignature sr=a&sr=a&sig=b&se=1&skn=c",
                "SharedAccessSignature sr=a&sig=b&se=1&skn=%zz",
                "SharedAccessSignature sr=a&sig=%2&se=1&skn=DefaultFullSharedAccessSignature",
            })
    void aTokenThatIsNoneIsMalformed(String token) {
        assertUnauthorized(token, "MalformedToken: ");
    }

    @Test
    void aRequestWithoutTokenIsRefused() {
        assertThatThrownBy(
                        () -> checker.check(new HubRequest("POST", TARGET, Headers.none(), new byte[0]), BEFORE_EXPIRY))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(401);
                    assertThat(refusal.detail()).startsWith("MissingToken: ");
                });
    }

    @Test
    void aPolicyShowsNothingOfItsKey() {
        assertThat(AccessPolicy.FULL.toString()).doesNotContain(AccessPolicy.FULL.key());
    }
}
