package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {
    @Test
    void namesTheVersionsOfLibraryAndJavaAndTheTransport() {
        assertThat(UserAgent.of("jdk")).matches("nh4j/\\d+\\.\\d+\\.\\d+\\S* \\(java/\\d+\\S*; jdk\\)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "()", "\r\n", "ü"})
    void aTransportWithoutAnUsableNameIsACustomOne(String name) {
        assertThat(UserAgent.of(name)).endsWith("; custom)");
    }
}
