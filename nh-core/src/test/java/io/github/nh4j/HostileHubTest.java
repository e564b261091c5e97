package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.notification.TestSendOutcome;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the other end says gets into messages and outcomes: it must not forge a line of a log, nor fill one. */
class HostileHubTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final String FORGED = "id\n2026-01-01 INFO\u001b[31m\u202eall is well" + "x".repeat(5_000);
    private static final String SHOWN = "id 2026-01-01 INFO [31m all is well";

    @Test
    void theIdsInAnOutcomeArePrintableAndShort() {
        NotificationOutcome outcome = hub(answer(201, FORGED, "")).send(HELLO, NEWS);

        assertHarmless(outcome.trackingId(), 128);
        assertHarmless(outcome.correlationId().orElseThrow(), 128);
        assertThat(outcome.toString()).startsWith("accepted [trackingId=id]");
    }

    @Test
    void anIdOfNothingButMarksIsNone() {
        ScriptedTransport transport = answer(201, "\u202e\u0000", "");

        NotificationOutcome outcome = Contoso.fixedSettings(transport).build().send(HELLO, NEWS);

        assertThat(outcome.trackingId()).isEqualTo(Contoso.TRACKING_ID);
        assertThat(outcome.correlationId()).isEmpty();
    }

    @Test
    void theTrackingIdInAnErrorIsPrintableAndShort() {
        ServiceException e = failure(ServiceException.class, hub(answer(400, FORGED, "")));

        assertHarmless(e.serviceTrackingId().orElseThrow(), 128);
        assertHarmless(e.getMessage(), 1_000);
    }

    @Test
    void anErrorWhoseHeaderSaysNothingHasTheTrackingIdOfItsText() {
        String body = "<Error><Code>400</Code><Detail>no. TrackingId:from-the-text,TimeStamp:1</Detail></Error>";

        ServiceException e = failure(ServiceException.class, hub(answer(400, "\u202e", body)));

        assertThat(e.serviceTrackingId()).contains("from-the-text");
    }

    @Test
    void theResultsOfATestSendArePrintableAndShort() {
        String forged = FORGED.replace("\u001b", "&#x85;").repeat(3);
        String body = "<NotificationOutcome><Results><RegistrationResult><ApplicationPlatform>" + forged
                + "</ApplicationPlatform><PnsHandle>" + forged + "</PnsHandle><RegistrationId>" + forged
                + "</RegistrationId><Outcome>" + forged + "</Outcome></RegistrationResult></Results>"
                + "</NotificationOutcome>";

        TestSendOutcome outcome = hub(answer(200, FORGED, body)).testSend(HELLO, NEWS);

        assertHarmless(outcome.trackingId(), 128);
        TestSendOutcome.Result result = outcome.results().get(0);
        assertHarmless(result.applicationPlatform(), 1024);
        assertHarmless(result.registrationId(), 1024);
        assertHarmless(result.outcome(), 1024);
        assertHarmless(result.pnsHandle(), 8 * 1024);
        assertThat(outcome.toString()).doesNotContain("\n");
    }

    @Test
    void aCountThatIsNoNumberIsNotRepeated() {
        String body = "<NotificationOutcome><Success>s3cret" + FORGED.replace("\u001b", "")
                + "</Success><Failure>0</Failure></NotificationOutcome>";

        MalformedResponseException e = catchThrowableOfType(
                MalformedResponseException.class,
                () -> hub(answer(200, "id", body)).testSend(HELLO, NEWS));

        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void whatATransportRepeatsOfThePeerIsPrintableAndShortAndHoldsNoToken() {
        String message = "Invalid status line: SharedAccessSignature sr=s3cret " + FORGED;

        TransportException broken = failure(
                TransportException.class, hub(new ScriptedTransport(ScriptedTransport.fail(new IOException(message)))));
        TransportException notSent = failure(
                TransportException.class,
                hub(new ScriptedTransport(ScriptedTransport.fail(new RequestNotSentException(message)))));

        assertHarmless(broken.getMessage(), 1_500);
        assertHarmless(notSent.getMessage(), 1_500);
        assertThat(broken).hasMessageContaining("Invalid status line").message().doesNotContain("s3cret");
        assertThat(notSent)
                .hasMessageContaining("Invalid status line")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void aHeaderInADumpIsOneLine() {
        List<String> dumped = new ArrayList<>();
        ScriptedTransport transport = answer(201, FORGED, "");
        NotificationHubClient hub = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                .transport(transport)
                .wireDump(WireDump.to(dumped::add))
                .build();

        var unused = hub.send(HELLO, NEWS);

        assertThat(dumped.get(1)).contains("\nTrackingId: " + SHOWN).doesNotContain("\n2026", "\u001b", "\u202e");
    }

    private static ScriptedTransport answer(int status, String id, String body) {
        Headers headers = Headers.of("TrackingId", id, "x-ms-correlation-request-id", id, "X-Evil\n2026", "1");
        return new ScriptedTransport(
                (request, cancellation) -> TransportResponse.of(status, headers, body.getBytes(UTF_8)));
    }

    private static NotificationHubClient hub(ScriptedTransport transport) {
        return Contoso.client(transport);
    }

    private static <E extends NotificationHubException> E failure(Class<E> type, NotificationHubClient hub) {
        return catchThrowableOfType(type, () -> hub.send(HELLO, NEWS));
    }

    private static void assertHarmless(@Nullable String text, int most) {
        assertThat(text).doesNotContain("\n", "\u001b", "\u0085", "\u202e").hasSizeLessThanOrEqualTo(most);
    }
}
