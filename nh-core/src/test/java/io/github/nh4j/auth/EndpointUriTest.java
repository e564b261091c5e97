package io.github.nh4j.auth;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointUriTest {
    @ParameterizedTest
    @CsvSource({
        "ns.servicebus.windows.net, false, is not an absolute URI. Expected sb://<namespace>.servicebus.windows.net/",
        "sb://ns.example/a b, false, is not a URI (wrong at position 17)",
        "ftp://ns.example/, false, has an unknown scheme. Expected sb:// or https://",
        "http://ns.example/, false, must not be http",
        "http://localhost/, false, or add UseDevelopmentEmulator=true for a local emulator",
        "http://ns.example/, true, must name localhost or another loopback address"
    })
    void saysWhatIsWrong(String endpoint, boolean emulator, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointUri.parse(endpoint, emulator))
                .withMessageContaining(expected);
    }
}
