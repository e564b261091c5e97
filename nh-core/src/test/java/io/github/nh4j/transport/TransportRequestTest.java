package io.github.nh4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportRequestTest {
    private static final URI TARGET = URI.create("https://ns.example.org/hub/messages?api-version=2020-06");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "Connection",
                "Content-Length",
                "Expect",
                "Keep-Alive",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade"
            })
    void refusesHeadersThatTheStackSetsWhateverTheirCase(String name) {
        for (String written : new String[] {name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder().header(written, "x"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder().build().withHeader(written, "x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:", "a\r\nb", "ä", "a\u0000", "(a)", "a/b", "K\u212A"})
    void refusesANameThatIsNotAToken(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().header(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3cret\r\nX: y", "s3cret\n", "s3cret\r", "s3cret\u0000", "s3cretü", "s3cret\u007f", "s3cret😀"})
    void refusesAValueThatIsNotPrintableAsciiAndDoesNotTellIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().header("X-Any", value))
                .withMessageContaining("X-Any")
                .withMessageContaining("position 6")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void takesAValueOfEightKibibytesAndNotMore() {
        String longest = "x".repeat(8192);

        assertThat(builder().header("a", longest).build().headers().first("a")).contains(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> builder().header("a", longest + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a b~!"})
    void takesPrintableAsciiAndTabsAsTheyAre(String value) {
        assertThat(builder().header("Content-Type", value).build().headers().first("content-type"))
                .contains(value);
    }

    @Test
    void replacesAHeaderAndKeepsAllElse() {
        byte[] body = {1};
        TransportRequest request = builder()
                .header("a", "1")
                .header("A", "2")
                .body(body)
                .maxResponseBytes(0)
                .timeout(Duration.ofMillis(1))
                .build();

        TransportRequest changed = request.withHeader("a", "3");

        assertThat(changed.headers().all("A")).containsExactly("3");
        assertThat(request.headers().all("A")).containsExactly("1", "2");
        assertThat(changed.body()).isSameAs(body);
        assertThat(changed.maxResponseBytes()).isZero();
        assertThat(changed.timeout()).isEqualTo(Duration.ofMillis(1));
        assertThat(changed.method()).isEqualTo("POST");
        assertThat(changed.uri()).isEqualTo(TARGET);
    }

    @Test
    void refusesWrongLimitsAndTargets() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().maxResponseBytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().timeout(Duration.ofNanos(-1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "//host/no-scheme",
                "mailto:a@b",
                "ftp://host/",
                "https:///no-host",
                "https://user:s3cret@host/"
            })
    void refusesATargetThatIsNotAnAbsoluteHttpUri(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransportRequest.builder("GET", URI.create(uri)))
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "GET ", "GET\r\nX", "HEAD", "TRACE", "CONNECT", "P\u00d6ST", "G3T"})
    void refusesAMethodThatNoOperationHas(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransportRequest.builder(method, TARGET))
                .withMessageContaining("GET, POST, PUT, PATCH or DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void takesTheMethodsOfTheService(String method) {
        assertThat(TransportRequest.builder(method, URI.create("HTTPS://host"))
                        .build()
                        .method())
                .isEqualTo(method);
    }

    @Test
    void showsNeitherQueryNorHeadersNorBody() {
        assertThat(builder().header("Authorization", "secret").build())
                .hasToString("POST https://ns.example.org/hub/messages");
    }

    private static TransportRequest.Builder builder() {
        return TransportRequest.builder("POST", TARGET);
    }
}
