package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;

class ErrorBodyFuzz {
    @FuzzTest
    void anErrorIsReadOrNothingIs(byte[] body) throws Exception {
        Bounds.check(() -> {
            ErrorBody error = ErrorBody.parse(body);

            assertThat(error.code()).matches("[0-9]{0,10}");
            assertThat(error.detail()).isEqualTo(ForeignText.printable(error.detail(), 1024));
            if (error.trackingId() != null) {
                assertThat(error.trackingId()).isNotEmpty().isEqualTo(ForeignText.printable(error.trackingId(), 128));
            }
        });
    }
}
