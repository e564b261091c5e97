package io.github.nh4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SasSignerTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=";

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr-TR", "ar-EG", "th-TH-u-nu-thai"})
    void everyKnownTokenComesOutUnderEveryLocale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertThat(token(
                        "DefaultFullSharedAccessSignature",
                        KEY,
                        "https://contoso-ns.servicebus.windows.net/myhub",
                        1893456000))
                .isEqualTo("SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fmyhub"
                        + "&sig=cDlmYjVuiT669H7MT6CDoLdZKcyGo8loSJbuHUGYl18%3D&se=1893456000"
                        + "&skn=DefaultFullSharedAccessSignature");
        assertThat(token("RootManageSharedAccessKey", KEY, "https://contoso-ns.servicebus.windows.net/", 1893456000))
                .isEqualTo("SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2F"
                        + "&sig=sUG4JYWp4rs1g15Uceuz9Hnz3%2FU3fGQWN9VTpI23MuQ%3D&se=1893456000"
                        + "&skn=RootManageSharedAccessKey");
        assertThat(token(
                        "Send_Only.Policy-1",
                        KEY,
                        "https://Contoso-NS.servicebus.windows.net/Team/App_1.x-Hub",
                        1735689600))
                .isEqualTo("SharedAccessSignature"
                        + " sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fteam%2Fapp_1.x-hub"
                        + "&sig=BFCZ6kbv2WvD3oo74EG%2FBMFq0Fg7EP%2BaXSVskNCbvuQ%3D&se=1735689600"
                        + "&skn=Send_Only.Policy-1");
    }

    @Test
    void hostileCharactersAreEncodedAndTheKeyIsUsedAsText() {
        assertThat(token(
                        "Send Only+Policy/1",
                        "p+q/r==s=~\u00FC&key with space",
                        "https://contoso-ns.servicebus.windows.net/my hub",
                        1735689600))
                .isEqualTo("SharedAccessSignature sr=https%3A%2F%2Fcontoso-ns.servicebus.windows.net%2Fmy%20hub"
                        + "&sig=2qcr3%2FuMiqFkNWjaDL27zdL2kLfW2utkY7e%2BNAmh5gg%3D&se=1735689600"
                        + "&skn=Send%20Only%2BPolicy%2F1");
    }

    @Test
    void neitherTheSignerNorItsTokenShowsASecret() {
        SasSigner signer = SasSigner.of(connectionString("Policy", KEY));
        SasToken token = signer.sign("https://ns.servicebus.windows.net/hub", Instant.ofEpochSecond(1735689600));

        assertThat(signer.toString()).isEqualTo("SasSigner[Policy]");
        assertThat(token.toString()).isEqualTo("SasToken[expiresAt=2025-01-01T00:00:00Z]");
    }

    private static String token(String keyName, String key, String resource, long expiry) {
        return SasSigner.of(connectionString(keyName, key))
                .sign(resource, Instant.ofEpochSecond(expiry).plusMillis(999))
                .value();
    }

    private static ConnectionString connectionString(String keyName, String key) {
        return ConnectionString.parse("Endpoint=sb://contoso-ns.servicebus.windows.net/;SharedAccessKeyName=" + keyName
                + ";SharedAccessKey=" + key);
    }
}
