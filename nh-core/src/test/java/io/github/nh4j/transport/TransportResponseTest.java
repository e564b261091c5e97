package io.github.nh4j.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportResponseTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 201, 302, 401, 503, 999})
    void everyStatusIsAValueAndTheTextShowsNoHeaderValueAndNoBody(int status) {
        byte[] body = {'s', '3', 'c', 'r', 'e', 't'};

        TransportResponse response = TransportResponse.of(status, Headers.of("Location", "s3cret"), body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isSameAs(body);
        assertThat(response).hasToString(status + " Headers[location] 6 bytes");
    }
}
