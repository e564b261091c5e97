package io.github.nh4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SasSignerTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=";
    private static final String HOST = "https://contoso-ns.servicebus.windows.net";

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(before);
    }

    private record Vector(String name, String key, String policy, String resource, long expiry, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Vector HUB = new Vector(
            "hub",
            KEY,
            "DefaultFullSharedAccessSignature",
            HOST + "/myhub",
            1893456000,
            "SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fmyhub"
                    + "&sig=cDlmYjVuiT669H7MT6CDoLdZKcyGo8loSJbuHUGYl18%3D&se=1893456000"
                    + "&skn=DefaultFullSharedAccessSignature");

    static Stream<Arguments> vectorsAndLocales() {
        Stream<Vector> vectors = Stream.of(
                HUB,
                new Vector(
                        "namespace root",
                        KEY,
                        "RootManageSharedAccessKey",
                        HOST + "/",
                        1893456000,
                        "SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2F"
                                + "&sig=sUG4JYWp4rs1g15Uceuz9Hnz3%2FU3fGQWN9VTpI23MuQ%3D&se=1893456000"
                                + "&skn=RootManageSharedAccessKey"),
                new Vector(
                        "mixed case",
                        KEY,
                        "Send_Only.Policy-1",
                        "https://Contoso-NS.servicebus.windows.net/Team/App_1.x-Hub",
                        1735689600,
                        "SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fteam%2Fapp_1.x-hub"
                                + "&sig=BFCZ6kbv2WvD3oo74EG%2FBMFq0Fg7EP%2BaXSVskNCbvuQ%3D&se=1735689600"
                                + "&skn=Send_Only.Policy-1"),
                new Vector(
                        "hostile characters",
                        "p+q/r==s=~ü&key with space",
                        "Send Only+Policy/1",
                        HOST + "/my hub",
                        1735689600,
                        "SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fmy%20hub"
                                + "&sig=2qcr3%2FuMiqFkNWjaDL27zdL2kLfW2utkY7e%2BNAmh5gg%3D&se=1735689600"
                                + "&skn=Send%20Only%2BPolicy%2F1"));
        return vectors.flatMap(vector ->
                Stream.of("en", "tr-TR", "ar-EG", "th-TH-u-nu-thai").map(locale -> Arguments.of(vector, locale)));
    }

    @ParameterizedTest
    @MethodSource("vectorsAndLocales")
    void signsAsTheServiceExpectsUnderEveryLocale(Vector vector, String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        SasToken token = sign(vector, Instant.ofEpochSecond(vector.expiry));

        assertThat(token.value()).isEqualTo(vector.expected);
        assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(vector.expiry));
    }

    @ParameterizedTest
    @MethodSource("vectorsAndLocales")
    void lowersAsciiLettersEvenWhereTheLocaleHasADotlessI(Vector vector, String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Vector upper = new Vector(
                "upper", vector.key, vector.policy, vector.resource.toUpperCase(Locale.ROOT), vector.expiry, "");

        assertThat(sign(upper, Instant.ofEpochSecond(vector.expiry)).value()).isEqualTo(vector.expected);
    }

    @Test
    void cutsTheExpiryToWholeSeconds() {
        SasToken token = sign(HUB, Instant.ofEpochSecond(HUB.expiry, 999_999_999));

        assertThat(token.value()).isEqualTo(HUB.expected);
        assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(HUB.expiry));
    }

    @Test
    void encodesTheCharactersThatFormEncodersTreatOtherwise() {
        Vector odd = new Vector("odd", KEY, "a*b~c!(d)'e", HOST + "/x", 1735689600, "");

        assertThat(sign(odd, Instant.ofEpochSecond(odd.expiry)).value()).endsWith("&skn=a%2Ab~c%21%28d%29%27e");
    }

    @Test
    void tellsNeitherKeyNorSignatureInItsText() {
        assertThat(signer(HUB)).hasToString("SasSigner[DefaultFullSharedAccessSignature]");
        assertThat(sign(HUB, Instant.ofEpochSecond(HUB.expiry)))
                .hasToString("SasToken[expiresAt=2030-01-01T00:00:00Z]");
    }

    private static SasToken sign(Vector vector, Instant expiry) {
        return signer(vector).sign(vector.resource, expiry);
    }

    private static SasSigner signer(Vector vector) {
        return SasSigner.of(ConnectionString.parse(
                "Endpoint=sb://ns/;SharedAccessKeyName=" + vector.policy + ";SharedAccessKey=" + vector.key));
    }
}
