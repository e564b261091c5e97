package io.github.nh4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SasUriTest {
    private static final String BLOB = "https://acct.blob.core.windows.net/c/in.txt?sv=1&sig=s3cret%3D";

    @Test
    void itHoldsAllOfTheAddress() {
        assertThat(SasUri.of(" " + BLOB + "\n").value()).isEqualTo(BLOB);
        assertThat(SasUri.of(BLOB).uri()).hasToString(BLOB);
        assertThat(SasUri.of(BLOB)).isEqualTo(SasUri.of(BLOB)).hasSameHashCodeAs(SasUri.of(BLOB));
        assertThat(SasUri.of(BLOB)).isNotEqualTo(SasUri.of(BLOB + "x"));
    }

    @ParameterizedTest
    @CsvSource({
        BLOB + ", https://acct.blob.core.windows.net/c/in.txt?***",
        "https://acct/c, https://acct/c",
        "https://acct/c#s3cret, https://acct/c?***",
        "https://user:s3cret@acct/c?sig=s3cret, https://***@acct/c?***",
        "s3cret@acct, ***@acct",
        "?sig=s3cret, ?***"
    })
    void itsTextShowsNoSecret(String value, String shown) {
        assertThat(SasUri.of(value)).hasToString(shown);
    }

    @Test
    void whatIsNoUriIsSaidToBeThatWithoutItsSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> SasUri.of(" "));
        assertThatIllegalStateException()
                .isThrownBy(() -> SasUri.of("https://a b?sig=s3cret").uri())
                .withMessage("the text is no URI: https://a b?***")
                .withNoCause();
    }
}
