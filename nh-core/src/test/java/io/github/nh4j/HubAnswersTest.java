package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of an answer beside its status, and what is not. */
class HubAnswersTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final String ERROR_BODY =
            "<Error><Code>500</Code><Detail>Oops.TrackingId:in-body,TimeStamp:1</Detail></Error>";

    @Test
    void theHubsTrackingIdInTheHeadersGoesBeforeTheOneInTheBody() {
        assertThat(failure(500, Headers.of("TrackingId", "in-header"), ERROR_BODY)
                        .serviceTrackingId())
                .contains("in-header");
        assertThat(failure(500, Headers.none(), ERROR_BODY).serviceTrackingId()).contains("in-body");
        assertThat(failure(500, Headers.none(), "").serviceTrackingId()).isEmpty();
    }

    @Test
    void theSubCodeInTheWordsIsTheCode() {
        ServiceException e =
                failure(409, Headers.none(), "<Error><Code>409</Code><Detail>SubCode=40901. Conflict</Detail></Error>");

        assertThat(e.status()).isEqualTo(409);
        assertThat(e.code()).isEqualTo("40901");
    }

    @Test
    void aKeyWithoutTheRightIsAnsweredWithoutABody() {
        ServiceException e = failure(403, Headers.of("TrackingId", "hub-1"), "");

        assertThat(e).isInstanceOf(ForbiddenException.class);
        assertThat(e.code()).isEqualTo("403");
        assertThat(e.detail()).isEmpty();
    }

    @Test
    void aGatewaysPageIsAnErrorWithoutWords() {
        ServiceException e = failure(
                502, Headers.of("Content-Type", "text/html"), "<html><body><h1>502 Bad Gateway<br></body></html>");

        assertThat(e).isInstanceOf(ServerBusyException.class);
        assertThat(e.detail()).isEmpty();
    }

    @Test
    void aWaitThatIsGivenAsADateIsMeasuredByTheHubsClock() {
        ServiceException e = failure(
                429,
                Headers.of("Retry-After", "Wed, 06 Nov 2030 08:49:37 GMT", "Date", "Wed, 06 Nov 2030 08:49:30 GMT"),
                "");

        assertThat(e).isInstanceOf(ThrottledException.class);
        assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({"403, ForbiddenException", "429, ThrottledException"})
    void aWaitThatCannotBeReadIsNone(int status, String type) {
        ServiceException e = failure(status, Headers.of("Retry-After", "soon"), "");

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>hello", "<NotificationOutcome><Success>1</Success>"})
    void aTestSendWhoseOutcomeCannotBeReadMayHavePushed(String body) {
        MalformedResponseException e = catchThrowableOfType(
                MalformedResponseException.class,
                () -> Contoso.client(answering(200, Headers.none(), body)).testSend(HELLO, NEWS));

        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasMessageContaining("to repeat a send may push twice");
    }

    @Test
    void whatCannotBeReadEndsTheFutureToo() {
        AsyncTransport transport = AsyncTransport.offload(answering(200, Headers.none(), "<html>"), Runnable::run);

        CompletionException e = catchThrowableOfType(
                CompletionException.class,
                () -> Contoso.client(transport)
                        .async()
                        .testSend(HELLO, NEWS)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join());

        assertThat(e).hasCauseInstanceOf(MalformedResponseException.class);
    }

    private static ServiceException failure(int status, Headers headers, String body) {
        return catchThrowableOfType(
                ServiceException.class,
                () -> Contoso.client(answering(status, headers, body)).send(HELLO, NEWS));
    }

    private static ScriptedTransport answering(int status, Headers headers, String body) {
        return new ScriptedTransport(
                (request, cancellation) -> TransportResponse.of(status, headers, body.getBytes(UTF_8)));
    }
}
