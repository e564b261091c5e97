package io.github.nh4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {
    private static final String KEY = "c2VjcmV0LWtleS1vZi1hLXRlc3QtMDEyMzQ1Njc4OTA=";
    private static final String GOOD =
            "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Full;SharedAccessKey=" + KEY;

    @Test
    void thePortalsFormIsRead() {
        ConnectionString parsed = ConnectionString.parse(GOOD);

        assertThat(parsed.endpoint()).hasToString("https://contoso.servicebus.windows.net");
        assertThat(parsed.sharedAccessKeyName()).isEqualTo("Full");
        assertThat(parsed.sharedAccessKey()).isEqualTo(KEY);
        assertThat(parsed.hub()).isEmpty();
    }

    @Test
    void orderCaseBlanksAndATrailingSemicolonDoNotMatter() {
        ConnectionString parsed = ConnectionString.parse(
                " sharedaccesskey=a=b== ; SHAREDACCESSKEYNAME=n; ;endpoint=https://NS.servicebus.windows.net:443/x?y ; ");

        assertThat(parsed.endpoint()).hasToString("https://ns.servicebus.windows.net:443");
        assertThat(parsed.sharedAccessKey()).isEqualTo("a=b==");
    }

    @Test
    void theEntityPathNamesTheHubAndUnknownPartsAreIgnored() {
        assertThat(ConnectionString.parse(GOOD + ";EntityPath=news;StsEndpoint=x;OperationTimeout=5")
                        .hub())
                .contains("news");
    }

    @ParameterizedTest
    @CsvSource({
        "sb://localhost:5380/, http://localhost:5380",
        "http://127.0.0.1:5380/, http://127.0.0.1:5380",
        "sb://[::1]:5380, http://[::1]:5380",
        "https://localhost:5381/, https://localhost:5381"
    })
    void anEmulatorIsSpokenToInClearTextOnThisMachine(String endpoint, String expected) {
        assertThat(ConnectionString.parse(
                                "UseDevelopmentEmulator=true;SharedAccessKeyName=n;SharedAccessKey=k;Endpoint="
                                        + endpoint)
                        .endpoint())
                .hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "Endpoint=sb://ns.example/;SharedAccessKeyName=n | no SharedAccessKey.",
                "Endpoint=sb://ns.example/;SharedAccessKeyName=n;SharedAccessKey= | no SharedAccessKey.",
                "Endpoint=sb://ns.example/;SharedAccessKey=k | no SharedAccessKeyName",
                "SharedAccessKeyName=n;SharedAccessKey=k | no Endpoint",
                "Endpoint=sb://ns.example/;SharedAccessKeyName=n;SharedAccessKey=k;SHAREDACCESSKEY=k | twice",
                "Endpoint=ns.servicebus.windows.net;SharedAccessKeyName=n;SharedAccessKey=k | absolute URI",
                "Endpoint=sb://a b/;SharedAccessKeyName=n;SharedAccessKey=k | not a URI",
                "Endpoint=ftp://ns.example/;SharedAccessKeyName=n;SharedAccessKey=k | unknown scheme",
                "Endpoint=http://ns.example/;SharedAccessKeyName=n;SharedAccessKey=k | must not be http",
                "Endpoint=http://localhost/;SharedAccessKeyName=n;SharedAccessKey=k | UseDevelopmentEmulator=true",
                "Endpoint=sb://ns.example/;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true | loopback",
                "Endpoint=sb://127.evil.example/;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true | loopback"
            })
    void whatIsWrongIsSaid(String text, String expected) {
        assertThatThrownBy(() -> ConnectionString.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, GOOD + ";" + GOOD, "SharedAccessKey=" + KEY + ";Endpoint=:" + KEY})
    void noPieceOfAConnectionStringGivesAwayTheKey(String text) {
        for (int end = 0; end <= text.length(); end++) {
            String cut = text.substring(0, end);
            for (Throwable e = catchThrowable(() -> ConnectionString.parse(cut)); e != null; e = e.getCause()) {
                assertThat(e).isInstanceOf(IllegalArgumentException.class);
                assertThat(e.getMessage()).doesNotContain(KEY.substring(0, 12));
            }
        }
    }

    @Test
    void theTextOfAConnectionStringMasksTheKey() {
        assertThat(ConnectionString.parse(GOOD + ";EntityPath=news"))
                .hasToString(
                        "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Full;SharedAccessKey=***"
                                + ";EntityPath=news");
    }

    @Test
    void aMegabyteIsRefusedByItsLength() {
        assertThatThrownBy(() -> ConnectionString.parse("x".repeat(1 << 20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1048576 characters");
    }
}
