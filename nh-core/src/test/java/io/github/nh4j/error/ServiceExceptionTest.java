package io.github.nh4j.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException", "401, UnauthorizedException", "403, ForbiddenException",
        "404, NotFoundException", "409, ConflictException", "412, PreconditionFailedException",
        "413, PayloadTooLargeException", "429, ThrottledException", "500, ServerBusyException",
        "502, ServerBusyException", "503, ServerBusyException", "504, ServerBusyException",
        "302, ServiceException", "418, ServiceException", "501, ServiceException"
    })
    void hasTheTypeThatFitsTheStatus(int status, String type) {
        ServiceException exception = ServiceException.builder(status).build();

        assertThat(exception.getClass().getSimpleName()).isEqualTo(type);
        assertThat(exception.status()).isEqualTo(status);
        assertThat(exception.code()).isEqualTo(Integer.toString(status));
        assertThat(exception.serviceTrackingId()).isEmpty();
        assertThat(exception.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, It was not accepted.",
        "401, Check that the key in the connection string is the current one",
        "403, 'The policy lacks the right for this, or the hub''s tier or quota does not allow it.'",
        "404, There is no such hub in this namespace",
        "413, The request is too large; the hub takes 64 KiB.",
        "429, Too many calls.",
        "500, It was not accepted."
    })
    void saysInItsMessageWhatToDo(int status, String advice) {
        assertThat(ServiceException.builder(status).trackingId("mine").build())
                .hasMessageContaining(advice)
                .hasMessageEndingWith(" [delivery=REJECTED, trackingId=mine]");
    }

    @Test
    void takesForbiddenWithAWaitForThrottling() {
        ServiceException exception =
                ServiceException.builder(403).retryAfter(Duration.ofSeconds(7)).build();

        assertThat(exception).isInstanceOf(ThrottledException.class).hasMessageContaining("wait PT7S");
        assertThat(exception.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void tellsAllThatSupportNeedsInItsMessage() {
        assertThat(ServiceException.builder(500)
                        .operation("send")
                        .detail("Oops")
                        .delivery(Delivery.UNKNOWN)
                        .trackingId("mine")
                        .serviceTrackingId("theirs")
                        .build())
                .hasMessage("send failed: the hub answered 500, \"Oops\". The hub may have accepted it all the same;"
                        + " to repeat a send may push twice. [delivery=UNKNOWN, trackingId=mine,"
                        + " serviceTrackingId=theirs]");
    }
}
