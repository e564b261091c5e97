package io.github.nh4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {
    private static final String KEY = "s3cretKEYs3cretKEYs3cretKEYs3cretKEYs3cret0=";
    private static final String ENDPOINT = "Endpoint=sb://ns.servicebus.windows.net/";
    private static final String NAME = "SharedAccessKeyName=DefaultFull";
    private static final String GOOD = ENDPOINT + ";" + NAME + ";SharedAccessKey=" + KEY;

    @Test
    void readsWhatThePortalShows() {
        ConnectionString parsed = ConnectionString.parse(GOOD);

        assertThat(parsed.endpoint()).isEqualTo(URI.create("https://ns.servicebus.windows.net"));
        assertThat(parsed.sharedAccessKeyName()).isEqualTo("DefaultFull");
        assertThat(parsed.sharedAccessKey()).isEqualTo(KEY);
        assertThat(parsed.hub()).isEmpty();
    }

    static Stream<String> equalTexts() {
        String key = "SharedAccessKey=" + KEY;
        return Stream.of(
                key + ";" + NAME + ";" + ENDPOINT,
                NAME + ";" + ENDPOINT + ";" + key,
                GOOD + ";",
                GOOD + ";;; ;",
                "  " + GOOD + "\n",
                "endpoint=sb://NS.servicebus.WINDOWS.net;SHAREDACCESSKEYNAME=DefaultFull;sharedaccesskey=" + KEY,
                " Endpoint = sb://ns.servicebus.windows.net/ ; SharedAccessKeyName = DefaultFull ;SharedAccessKey= "
                        + KEY,
                GOOD + ";TransportType=Amqp;Unknown=1;Unknown=2",
                GOOD + ";rubbish",
                "Endpoint=sb://ns.servicebus.windows.net/some/path?query=1;" + NAME + ";" + key,
                "Endpoint=https://ns.servicebus.windows.net/;" + NAME + ";" + key,
                "Endpoint=AMQPS://ns.servicebus.windows.net/;" + NAME + ";" + key);
    }

    @ParameterizedTest
    @MethodSource("equalTexts")
    void readsPartsInAnyOrderAndCaseAndAmongBlanksAndUnknownParts(String text) {
        ConnectionString parsed = ConnectionString.parse(text);

        assertThat(parsed.endpoint()).isEqualTo(URI.create("https://ns.servicebus.windows.net"));
        assertThat(parsed.sharedAccessKeyName()).isEqualTo("DefaultFull");
        assertThat(parsed.sharedAccessKey()).isEqualTo(KEY);
    }

    @Test
    void readsNamesUnderATurkishLocaleToo() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            ConnectionString parsed = ConnectionString.parse(
                    "ENDPOINT=HTTPS://I.SERVICEBUS.WINDOWS.NET;SHAREDACCESSKEYNAME=n;SHAREDACCESSKEY=k;ENTITYPATH=h");
            assertThat(parsed.endpoint()).isEqualTo(URI.create("https://i.servicebus.windows.net"));
            assertThat(parsed.hub()).contains("h");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b==", "=", "==a", "p+q/r==s=~ü&key with space"})
    void keepsEqualsSignsAndOddCharactersInAKey(String key) {
        assertThat(ConnectionString.parse(ENDPOINT + ";" + NAME + ";SharedAccessKey=" + key)
                        .sharedAccessKey())
                .isEqualTo(key);
    }

    @Test
    void takesTheHubFromEntityPathAndTakesAnEmptyOneForNone() {
        assertThat(ConnectionString.parse(GOOD + ";entitypath= Hub1 ").hub()).contains("Hub1");
        assertThat(ConnectionString.parse(GOOD + ";EntityPath=").hub()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://NS.servicebus.windows.net:443/, https://ns.servicebus.windows.net:443",
        "sb://ns.example.org:8443, https://ns.example.org:8443",
        "https://localhost:1234, https://localhost:1234",
        "sb://user@ns.example.org/, https://ns.example.org"
    })
    void keepsAPortAndDropsTheRest(String endpoint, String expected) {
        assertThat(parse(endpoint, "").endpoint()).isEqualTo(URI.create(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080",
        "sb://LOCALHOST:8080/, http://localhost:8080",
        "http://127.0.0.1:1, http://127.0.0.1:1",
        "http://127.9.8.7, http://127.9.8.7",
        "http://[::1]:80/, http://[::1]:80",
        "sb://[::1]:5380, http://[::1]:5380",
        "https://localhost, https://localhost"
    })
    void allowsHttpForAnEmulatorOnThisMachine(String endpoint, String expected) {
        assertThat(parse(endpoint, ";UseDevelopmentEmulator=true").endpoint()).isEqualTo(URI.create(expected));
        assertThat(parse(endpoint, "; usedevelopmentemulator = TRUE ;").endpoint())
                .isEqualTo(URI.create(expected));
        assertThat(ConnectionString.parse(
                                "UseDevelopmentEmulator=true;" + NAME + ";SharedAccessKey=k;Endpoint=" + endpoint)
                        .endpoint())
                .isEqualTo(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "2147483647"})
    void refusesAPortThatDoesNotExist(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("sb://ns.example.org:" + port, ""))
                .withMessageContaining("1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";UseDevelopmentEmulator=false", ";UseDevelopmentEmulator=yes", ";UseDevelopmentEmulator="})
    void refusesHttpWithoutTheEmulatorSwitch(String more) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("http://localhost:8080", more))
                .withMessageContaining("UseDevelopmentEmulator=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ns.servicebus.windows.net",
                "sb://ns.servicebus.windows.net",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "sb://127.example.org",
                "http://10.0.0.1",
                "http://localhost@example.org",
                "http://[::2]/"
            })
    void refusesTheEmulatorSwitchForAnotherMachine(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(endpoint, ";UseDevelopmentEmulator=true"))
                .withMessageContaining("loopback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ns.servicebus.windows.net",
                "sb://",
                "sb:///path",
                "//ns.servicebus.windows.net",
                "sb:opaque",
                "ftp://ns.servicebus.windows.net",
                "file:///etc/passwd",
                "sb://ns servicebus",
                "sb://ns_1.servicebus.windows.net"
            })
    void refusesAnEndpointThatIsNotAUriOfANamespace(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(endpoint, ""))
                .withMessageStartingWith("Endpoint")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Endpoint", "SharedAccessKeyName", "SharedAccessKey"})
    void saysWhichPartIsMissingOrEmpty(String missing) {
        List<String> parts = List.of(ENDPOINT, NAME, "SharedAccessKey=" + KEY);
        String without = String.join(
                ";", parts.stream().filter(p -> !p.startsWith(missing + "=")).toList());

        for (String text : List.of(
                without, without + ";" + missing + "=", without + ";" + missing + "= ", without + ";" + missing)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConnectionString.parse(text))
                    .withMessageContaining("has no " + missing + ".")
                    .withMessageNotContaining(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Endpoint=sb://other/",
                "sharedaccesskeyname=other",
                "SHAREDACCESSKEY=other",
                "EntityPath=a;EntityPath=a",
                "UseDevelopmentEmulator=false;UseDevelopmentEmulator=true"
            })
    void refusesAPartThatStandsTwice(String again) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionString.parse(GOOD + ";" + again))
                .withMessageContaining("twice")
                .withMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", ";", "=", "=;=", "nonsense", ";;;==="})
    void refusesTextThatIsNoConnectionString(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionString.parse(text));
    }

    @Test
    void refusesAnEndlessTextAndTellsItsLengthOnly() {
        String endless = GOOD + ";X=" + "x".repeat(1 << 20);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionString.parse(endless))
                .withMessage(
                        "the connection string has " + endless.length() + " characters; at most 16384 are allowed");
    }

    static IntStream lengths() {
        return IntStream.rangeClosed(0, GOOD.length());
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void readsOrRefusesEveryPrefixAndNeverTellsTheKey(int length) {
        // The key comes first as well, so that it is whole in most of the prefixes.
        String keyFirst = "SharedAccessKey=" + KEY + ";" + NAME + ";" + ENDPOINT;
        neverTellsTheKey(GOOD.substring(0, length));
        neverTellsTheKey(keyFirst.substring(0, length));
        neverTellsTheKey(keyFirst.substring(length));
        neverTellsTheKey(GOOD + ";" + GOOD.substring(0, length));
        neverTellsTheKey("Endpoint=:" + KEY + ";" + GOOD.substring(0, length));
        // One character lost, as happens when a string is mended by hand.
        neverTellsTheKey(keyFirst.substring(0, length) + keyFirst.substring(Math.min(length + 1, keyFirst.length())));
        neverTellsTheKey(keyFirst.substring(0, length) + " " + keyFirst.substring(length));
        neverTellsTheKey(GOOD.substring(0, length) + GOOD.substring(Math.min(length + 1, GOOD.length())));
    }

    private static void neverTellsTheKey(String text) {
        Throwable thrown = catchThrowable(() -> ConnectionString.parse(text));
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            assertThat(trace.toString()).doesNotContain("s3cretKEY");
        }
    }

    @Test
    void masksTheKeyInItsText() {
        assertThat(ConnectionString.parse(GOOD + ";EntityPath=h1"))
                .hasToString(ENDPOINT + ";" + NAME + ";SharedAccessKey=***;EntityPath=h1");
        assertThat(parse("http://localhost:80", ";UseDevelopmentEmulator=true"))
                .hasToString(
                        "Endpoint=sb://localhost:80/;" + NAME + ";SharedAccessKey=***;UseDevelopmentEmulator=true");
    }

    private static ConnectionString parse(String endpoint, String more) {
        return ConnectionString.parse("Endpoint=" + endpoint + ";" + NAME + ";SharedAccessKey=" + KEY + more);
    }

    @Test
    void theLongestTextThatIsAllowedIsRead() {
        String text = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=";

        ConnectionString read = ConnectionString.parse(text + "k".repeat(16_384 - text.length()));

        assertThat(read.sharedAccessKeyName()).isEqualTo("a");
    }

    @Test
    void aPartWithoutANameIsPassedOver() {
        ConnectionString read = ConnectionString.parse(
                "=x;Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=k;=y");

        assertThat(read.sharedAccessKey()).isEqualTo("k");
    }
}
