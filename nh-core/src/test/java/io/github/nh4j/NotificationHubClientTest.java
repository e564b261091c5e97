package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.error.BadRequestException;
import io.github.nh4j.error.ConflictException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.PayloadTooLargeException;
import io.github.nh4j.error.PreconditionFailedException;
import io.github.nh4j.error.ServerBusyException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a blocking client makes of the answers of a hub, of transports that fail, and of wrong arguments. */
class NotificationHubClientTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final String LOCATION =
            "https://contoso-ns.servicebus.windows.net/myhub/messages/NH-1-abc?api-version=2020-06";

    @Test
    void anOutcomeHoldsTheIdsThatTheHubGave() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(
                201, "Location", LOCATION, "TrackingId", "hub-1", "x-ms-correlation-request-id", "correlation-1"));

        NotificationOutcome outcome = Contoso.client(transport).send(HELLO, NEWS);

        assertThat(outcome.notificationId()).contains("NH-1-abc");
        assertThat(outcome.trackingId()).isEqualTo("hub-1");
        assertThat(outcome.correlationId()).contains("correlation-1");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void anOutcomeOfAHubThatSaysNothingHoldsTheIdThatWasSent() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));

        NotificationOutcome outcome = Contoso.fixedSettings(transport).build().sendBroadcast(HELLO);

        assertThat(outcome.notificationId()).isEmpty();
        assertThat(outcome.correlationId()).isEmpty();
        assertThat(outcome.trackingId()).isEqualTo(Contoso.TRACKING_ID);
        assertThat(transport.onlyRequest().headers().first("TrackingId")).contains(Contoso.TRACKING_ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void everySuccessMeansAccepted(int status) {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(status, "Location", LOCATION));

        assertThat(Contoso.client(transport).send(HELLO, NEWS).notificationId()).contains("NH-1-abc");
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(400, "", BadRequestException.class, Delivery.REJECTED),
                Arguments.of(401, "", UnauthorizedException.class, Delivery.REJECTED),
                Arguments.of(403, "", ForbiddenException.class, Delivery.REJECTED),
                Arguments.of(403, "7", ThrottledException.class, Delivery.REJECTED),
                Arguments.of(404, "", NotFoundException.class, Delivery.REJECTED),
                Arguments.of(408, "", ServiceException.class, Delivery.UNKNOWN),
                Arguments.of(409, "", ConflictException.class, Delivery.REJECTED),
                Arguments.of(410, "", ServiceException.class, Delivery.REJECTED),
                Arguments.of(412, "", PreconditionFailedException.class, Delivery.REJECTED),
                Arguments.of(413, "", PayloadTooLargeException.class, Delivery.REJECTED),
                Arguments.of(429, "", ThrottledException.class, Delivery.REJECTED),
                Arguments.of(429, "7", ThrottledException.class, Delivery.REJECTED),
                Arguments.of(500, "", ServerBusyException.class, Delivery.UNKNOWN),
                Arguments.of(502, "", ServerBusyException.class, Delivery.UNKNOWN),
                Arguments.of(503, "", ServerBusyException.class, Delivery.UNKNOWN),
                Arguments.of(504, "", ServerBusyException.class, Delivery.UNKNOWN),
                Arguments.of(503, "7", ServerBusyException.class, Delivery.REJECTED));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorOfTheHubSaysWhatIsCertainAndIsNotRepeated(
            int status, String retryAfter, Class<? extends ServiceException> type, Delivery delivery) {
        String body = "<Error><Code>" + status + "</Code><Detail>It went wrong.TrackingId:hub-2,TimeStamp:now</Detail>"
                + "</Error>";
        Headers headers = retryAfter.isEmpty() ? Headers.none() : Headers.of("Retry-After", retryAfter);
        ScriptedTransport transport = new ScriptedTransport((request, cancellation) ->
                TransportResponse.of(status, headers, body.getBytes(StandardCharsets.UTF_8)));

        ServiceException e =
                catchThrowableOfType(type, () -> Contoso.client(transport).send(HELLO, NEWS));

        assertThat(e).isExactlyInstanceOf(type);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.delivery()).isEqualTo(delivery);
        assertThat(e.detail()).isEqualTo("It went wrong");
        assertThat(e.serviceTrackingId()).contains("hub-2");
        assertThat(transport.onlyRequest().headers().first("TrackingId")).contains(e.trackingId());
        if (retryAfter.isEmpty()) {
            assertThat(e.retryAfter()).isEmpty();
        } else {
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
        }
        assertHoldsNoSecret(e);
    }

    @Test
    void anExchangeThatBreaksLeavesTheDeliveryUnknown() {
        IOException reset = new IOException("connection reset");
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.fail(reset));

        TransportException e = failureOver(transport);

        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasCause(reset).hasMessageContaining("connection reset");
    }

    @Test
    void aRequestThatNeverLeftIsNotSent() {
        ScriptedTransport transport =
                new ScriptedTransport(ScriptedTransport.fail(new RequestNotSentException("connection refused")));

        TransportException e = failureOver(transport);

        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e).hasMessageContaining("connection refused");
    }

    @Test
    void anUnexpectedExceptionOfATransportLeavesTheDeliveryUnknown() {
        IllegalStateException defect = new IllegalStateException("a defect");
        ScriptedTransport transport = new ScriptedTransport((request, cancellation) -> {
            throw defect;
        });

        TransportException e = failureOver(transport);

        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasCause(defect);
    }

    @Test
    void aTransportWithoutAnAnswerLeavesTheDeliveryUnknown() {
        ScriptedTransport transport = new ScriptedTransport((request, cancellation) -> null);

        assertThat(failureOver(transport).delivery()).isEqualTo(Delivery.UNKNOWN);
    }

    @Test
    void anErrorOfTheMachinePassesAsItIs() {
        OutOfMemoryError full = new OutOfMemoryError("test");
        ScriptedTransport transport = new ScriptedTransport((request, cancellation) -> {
            throw full;
        });

        assertThat(catchThrowable(() -> Contoso.client(transport).send(HELLO, NEWS)))
                .isSameAs(full);
    }

    @Test
    void anAnswerThatIsCutBehindItsHeadersCountsByItsStatus() {
        ScriptedTransport accepted = new ScriptedTransport(ScriptedTransport.fail(
                new IncompleteResponseException(201, Headers.of("Location", LOCATION), "cut after 3 bytes")));
        ScriptedTransport refused = new ScriptedTransport(
                ScriptedTransport.fail(new IncompleteResponseException(401, Headers.none(), "cut after 3 bytes")));

        assertThat(Contoso.client(accepted).send(HELLO, NEWS).notificationId()).contains("NH-1-abc");
        assertThatThrownBy(() -> Contoso.client(refused).send(HELLO, NEWS)).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void anAnswerThatIsTooLargeCountsByItsStatus() {
        ScriptedTransport accepted = new ScriptedTransport(ScriptedTransport.fail(
                new ResponseTooLargeException(201, Headers.of("Location", LOCATION), "more than 1 MiB")));
        ScriptedTransport refused = new ScriptedTransport(
                ScriptedTransport.fail(new ResponseTooLargeException(429, Headers.none(), "more than 1 MiB")));

        assertThat(Contoso.client(accepted).send(HELLO, NEWS).notificationId()).contains("NH-1-abc");
        assertThatThrownBy(() -> Contoso.client(refused).send(HELLO, NEWS)).isInstanceOf(ThrottledException.class);
    }

    @Test
    void twoClientsInOneProcessKeepTheirHubsAndKeysApart() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
        NotificationHubClient news = Contoso.client(transport);
        NotificationHubClient olds = NotificationHubClient.builder(
                        "Endpoint=sb://fabrikam.example/;SharedAccessKeyName=Olds;SharedAccessKey=k;EntityPath=olds",
                        "Olds")
                .transport(transport)
                .build();

        news.sendBroadcast(HELLO);
        olds.sendBroadcast(HELLO);
        news.sendBroadcast(HELLO);

        assertThat(transport.requests())
                .extracting(request -> request.uri().getHost() + request.uri().getPath())
                .containsExactly(
                        "contoso-ns.servicebus.windows.net/myhub/messages",
                        "fabrikam.example/Olds/messages",
                        "contoso-ns.servicebus.windows.net/myhub/messages");
        assertThat(transport.requests())
                .extracting(request -> request.headers().first("Authorization").orElseThrow())
                .satisfiesExactly(
                        token -> assertThat(token).contains("myhub").endsWith("&skn=DefaultFullSharedAccessSignature"),
                        token -> assertThat(token)
                                .contains("fabrikam.example%2Folds&")
                                .endsWith("&skn=Olds"),
                        token -> assertThat(token).contains("myhub").endsWith("&skn=DefaultFullSharedAccessSignature"));
    }

    @Test
    void theHubOfTheConnectionStringIsTheDefault() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
        ConnectionString connectionString =
                ConnectionString.parse(Contoso.CONNECTION_STRING + ";EntityPath=from-string");

        NotificationHubClient.builder(connectionString)
                .transport(transport)
                .build()
                .sendBroadcast(HELLO);

        assertThat(transport.onlyRequest().uri()).hasPath("/from-string/messages");
    }

    @Test
    void whatCannotBeSentIsRefusedBeforeAnythingIs() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
        NotificationHubClient hub = Contoso.client(transport);
        Notification large = Notification.apple("x".repeat(65 * 1024));
        TagExpression tooManyTags = TagExpression.anyOf(
                IntStream.range(0, 21).mapToObj(i -> "tag" + i).toList());

        assertRefused(() -> hub.send(large, NEWS));
        assertRefused(() -> hub.sendBroadcast(large));
        assertRefused(() -> hub.send(HELLO, tooManyTags));
        assertRefused(() -> hub.sendDirect(Notification.browser("{}"), "handle"));
        assertRefused(() -> hub.sendDirect(Notification.template("{}"), "handle"));
        assertRefused(() -> hub.sendDirect(HELLO, " "));
        assertRefused(() -> hub.sendDirect(HELLO, "line\nbreak"));
        assertRefused(() -> hub.sendDirectBatch(HELLO, List.of("a", "b", "a")));
        assertRefused(() -> hub.sendDirectBatch(HELLO, List.of("a", "b\uD83D")));
        assertRefused(() -> hub.sendDirectBatch(HELLO, List.of()));
        assertRefused(() -> hub.sendDirectBatch(Notification.template("{}"), List.of("a")));
        assertRefused(() -> hub.sendBroadcast(HELLO.withHeader("Authorization", "none")));
        assertRefused(() -> hub.sendBroadcast(HELLO.withHeader("Accept-Encoding", "gzip")));
        assertRefused(() -> hub.sendBroadcast(HELLO.withHeader("content-encoding", "gzip")));
        assertRefused(() -> hub.cancelScheduled(""));
        assertRefused(() -> hub.cancelScheduled("."));
        assertRefused(() -> hub.cancelScheduled(".."));
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void anIdThatIsNoSegmentOfAPathIsMadeOne() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(200));

        assertThat(Contoso.client(transport).cancelScheduled("../a?b%2e")).isTrue();

        assertThat(transport.onlyRequest().uri().getRawPath())
                .isEqualTo("/myhub/schedulednotifications/..%2Fa%3Fb%252e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1hub", "my hub", "my?hub", "..", "a/../b", "hub/", "h\u00fcb"})
    void aHubWithAWrongNameIsRefused(String name) {
        assertRefused(() -> NotificationHubClient.builder(Contoso.CONNECTION_STRING, name));
    }

    @Test
    void aWrongConnectionStringIsRefusedWithoutShowingIt() {
        assertRefused(() -> NotificationHubClient.create("SharedAccessKey=" + Contoso.KEY));
        assertRefused(
                () -> NotificationHubClient.create(Contoso.CONNECTION_STRING.replace("Endpoint", "End"), "myhub"));
        assertRefused(() ->
                NotificationHubClient.create(Contoso.CONNECTION_STRING + ";SharedAccessKey=" + Contoso.KEY, "myhub"));
        assertRefused(() -> NotificationHubClient.create(Contoso.CONNECTION_STRING));
        assertRefused(
                () -> NotificationHubClient.builder(Contoso.CONNECTION_STRING + ";EntityPath=otherhub", Contoso.HUB));
    }

    @Test
    void noFailureShowsTheKeyOrTheToken() {
        ScriptedTransport transport = new ScriptedTransport(
                ScriptedTransport.fail(new IOException("broken")),
                ScriptedTransport.answer(500),
                ScriptedTransport.answer(200));
        NotificationHubClient hub = Contoso.client(transport);

        assertHoldsNoSecret(catchThrowable(() -> hub.send(HELLO, NEWS)));
        assertHoldsNoSecret(catchThrowable(() -> hub.send(HELLO, NEWS)));
        assertHoldsNoSecret(catchThrowable(() -> hub.testSend(HELLO, NEWS)));
        hub.close();
        assertHoldsNoSecret(catchThrowable(() -> hub.send(HELLO, NEWS)));
    }

    private static TransportException failureOver(ScriptedTransport transport) {
        TransportException e = catchThrowableOfType(
                TransportException.class, () -> Contoso.client(transport).send(HELLO, NEWS));
        assertThat(e).isExactlyInstanceOf(TransportException.class);
        assertThat(transport.onlyRequest().headers().first("TrackingId")).contains(e.trackingId());
        assertThat(e).hasMessageContaining("delivery=" + e.delivery());
        assertHoldsNoSecret(e);
        return e;
    }

    private static void assertRefused(ThrowingCallable call) {
        Throwable e = catchThrowable(call);
        assertThat(e).isInstanceOf(IllegalArgumentException.class);
        assertHoldsNoSecret(e);
    }

    private static void assertHoldsNoSecret(Throwable failure) {
        assertThat(failure).isNotNull();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            assertThat(e.toString().toLowerCase(Locale.ROOT))
                    .doesNotContain(Contoso.KEY.substring(0, 20))
                    .doesNotContain("sharedaccesssignature ");
        }
        if (failure instanceof NotificationHubException e) {
            assertThat(e.trackingId()).isNotEmpty();
        }
    }
}
