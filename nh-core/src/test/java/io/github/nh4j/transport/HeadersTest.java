package io.github.nh4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static final Headers HEADERS = Headers.of("Via", "a", "ETag", "e", "VIA", "b");

    @Test
    void findsValuesWhateverTheCaseOfTheName() {
        assertThat(HEADERS.first("via")).contains("a");
        assertThat(HEADERS.all("vIa")).containsExactly("a", "b");
        assertThat(HEADERS.first("none")).isEmpty();
        assertThat(HEADERS.all("none")).isEmpty();
    }

    @Test
    void keepsTheOrderAndTheCaseOfItsFields() {
        List<String> fields = new ArrayList<>();
        HEADERS.forEach((name, value) -> fields.add(name + "=" + value));

        assertThat(fields).containsExactly("Via=a", "ETag=e", "VIA=b");
        assertThat(HEADERS.names()).containsExactly("via", "etag");
        assertThat(HEADERS.size()).isEqualTo(3);
    }

    @Test
    void replacesEveryValueOfAName() {
        assertThat(HEADERS.with("via", "c")).isEqualTo(Headers.of("ETag", "e", "via", "c"));
        assertThat(HEADERS.all("Via")).containsExactly("a", "b");
    }

    @Test
    void growsAsNeeded() {
        Headers.Builder builder = Headers.builder();
        for (int i = 0; i < 100; i++) {
            builder.add("n" + i, "v" + i);
        }
        assertThat(builder.build().size()).isEqualTo(100);
        assertThat(builder.build().first("N99")).contains("v99");
    }

    @Test
    void storesWhateverAPeerSends() {
        assertThat(Headers.of("", "\u0000", "a b", "ü").all("")).containsExactly("\u0000");
    }

    @Test
    void refusesANameWithoutAValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("a"));
    }

    @Test
    void showsNamesAndNoValues() {
        assertThat(Headers.of("Authorization", "secret")).hasToString("Headers[authorization]");
    }
}
