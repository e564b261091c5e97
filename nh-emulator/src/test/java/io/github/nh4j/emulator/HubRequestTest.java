package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.Headers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubRequestTest {
    private static HubRequest request(String target) {
        return new HubRequest("GET", URI.create(target), Headers.none(), new byte[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/news/messages, news messages",
        "http://h/news/messages/, news messages",
        "http://h/news/messages/?a=b, news messages",
        "http://h/news/messages/%24batch, news messages $batch",
        "http://h/news/installations/a%2Fb, news installations a/b",
        "http://h/a+b, a+b",
        "/news, news",
    })
    void thePathIsDecodedSegmentBySegment(String target, String segments) {
        assertThat(String.join(" ", request(target).path())).isEqualTo(segments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h", "http://h/", "http://h?a=b", "mailto:a@b"})
    void noPathIsOneEmptySegment(String target) {
        assertThat(request(target).path()).containsExactly("");
    }

    @Test
    void thePathBelowAHubIgnoresCase() {
        assertThat(request("http://h/News/Messages").pathBelow("news")).contains(List.of("Messages"));
        assertThat(request("http://h/a/b/x/y").pathBelow("A/B")).contains(List.of("x", "y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h/news",
                "http://h/new/s",
                "http://h/newsx/messages",
                "http://h/x/news/messages",
                "http://h/"
            })
    void whatIsNotBelowAHubHasNoPathThere(String target) {
        assertThat(request(target).pathBelow("news")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "direct",
                "direct=true",
                "direct=",
                "a=b&direct",
                "direct&a=b",
                "Direct",
                "%64irect",
                "direct=false"
            })
    void aFlagIsThereWhateverItsValue(String query) {
        assertThat(request("http://h/x?" + query).has("direct")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?a=direct", "?directly", "?&", "?=direct", "?xdirect=1"})
    void aFlagThatIsNotThereIsNot(String query) {
        assertThat(request("http://h/x" + query).has("direct")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://Contoso.Example:8080/x, '', contoso.example",
        "http://[::1]:5380/x, '', [::1]",
        "/x, LOCALHOST:5380, localhost",
        "/x, localhost, localhost",
        "/x, [::1]:5380, [::1]",
        "http://a/x, b:1, a",
        "/x, '', ''",
    })
    void theHostIsThatOfTheTargetOrElseOfTheHeader(String target, String header, String host) {
        HubRequest request = new HubRequest("GET", URI.create(target), Headers.of("Host", header), new byte[0]);
        assertThat(request.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ns.example/news/messages?api-version=2020-06&direct, https://ns.example/news/r/1?api-version=2020-06",
        "http://localhost:5380/NEWS/messages, http://localhost:5380/news/r/1",
        "http://h/news?API-Version=2017-04, http://h/news/r/1?api-version=2017-04",
        "/news, http://localhost/news/r/1",
    })
    void aLocationHasTheAddressAndTheVersionOfTheCaller(String target, String location) {
        assertThat(request(target).location("news", "r/1")).isEqualTo(location);
    }
}
