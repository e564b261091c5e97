package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.notification.NotificationState;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client asks about notifications, and what it makes of the answers. */
class TelemetryTest {
    private static final String DETAILS = "<NotificationDetails><NotificationId>NH-1</NotificationId>"
            + "<State>Completed</State><PnsErrorDetailsUri>https://acct/e?sig=s3cret</PnsErrorDetailsUri>"
            + "</NotificationDetails>";
    private static final String CONTAINER = "https://acct.blob.core.windows.net/c?sv=2014&sr=c&sp=rl&sig=s3cret%3D";

    private static ScriptedTransport answering(int status, String body) {
        return new ScriptedTransport((request, cancellation) -> TransportResponse.of(
                status, Headers.of("Content-Type", "application/xml; charset=utf-8"), body.getBytes(UTF_8)));
    }

    private static NotificationHubClient hub(int status, String body) {
        return Contoso.client(answering(status, body));
    }

    @Test
    void theRequestsAreThoseOfTheReference() {
        ScriptedTransport transport = answering(200, DETAILS);
        var unused = Contoso.fixedSettings(transport).build().notificationDetails("NH-1");
        assertThat(Contoso.wire(transport.onlyRequest())).isEqualTo(Golden.read("telemetry/notification-details.http"));

        transport = answering(200, CONTAINER);
        var unusedToo = Contoso.fixedSettings(transport).build().feedbackContainer();
        assertThat(Contoso.wire(transport.onlyRequest())).isEqualTo(Golden.read("telemetry/feedback-container.http"));
    }

    @Test
    void anIdStaysOneSegmentWhateverIsInIt() {
        ScriptedTransport transport = answering(200, DETAILS);

        var unused = Contoso.client(transport).notificationDetails("../a b?x=1#f");

        assertThat(transport.onlyRequest().uri().getRawPath()).isEqualTo("/myhub/messages/..%2Fa%20b%3Fx%3D1%23f");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contoso.client(transport).notificationDetails(".."));
    }

    @Test
    void detailsAreRead() {
        assertThat(hub(200, DETAILS).notificationDetails("NH-1").state()).isEqualTo(NotificationState.COMPLETED);
    }

    @Test
    void detailsThatTheHubDoesNotHaveYetAreNotFound() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> hub(404, "").notificationDetails("NH-1"))
                .withMessageContaining("notificationDetails");
    }

    @ParameterizedTest
    @ValueSource(strings = {CONTAINER, "\uFEFF" + CONTAINER, " " + CONTAINER + "\r\n"})
    void theContainerIsReadWhateverItsContentTypeSays(String body) {
        SasUri container = hub(200, body).feedbackContainer();

        assertThat(container.value()).isEqualTo(CONTAINER);
        assertThat(container).hasToString("https://acct.blob.core.windows.net/c?***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "<html>s3cret</html>", "https://acct/c?sig=s3cret and more"})
    void whatIsNoContainerIsSaidToBeThatWithoutRepeatingIt(String body) {
        MalformedResponseException e = catchThrowableOfType(
                MalformedResponseException.class, () -> hub(200, body).feedbackContainer());

        assertThat(e).hasMessageContaining("the body is no URI").hasMessageNotContaining("s3cret");
    }

    @Test
    void aDumpShowsNoSignature() {
        for (String body : new String[] {DETAILS, CONTAINER}) {
            List<String> dumped = new ArrayList<>();
            NotificationHubClient client = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                    .transport(answering(200, body))
                    .wireDump(WireDump.to(dumped::add).withBodies())
                    .build();

            Object read = body.equals(DETAILS) ? client.notificationDetails("NH-1") : client.feedbackContainer();

            assertThat(read.toString()).doesNotContain("s3cret");
            assertThat(dumped).hasSize(2).allSatisfy(text -> assertThat(text).doesNotContain("s3cret"));
        }
    }

    @Test
    void aFutureTellsTheSame() {
        NotificationHubAsyncClient details = Contoso.client(
                        AsyncTransport.offload(answering(200, DETAILS), Runnable::run))
                .async();
        NotificationHubAsyncClient container = Contoso.client(
                        AsyncTransport.offload(answering(200, CONTAINER), Runnable::run))
                .async();

        assertThat(details.notificationDetails("NH-1").join().notificationId()).isEqualTo("NH-1");
        assertThat(details.awaitNotificationDetails("NH-1", Duration.ofSeconds(1))
                        .join()
                        .state())
                .isEqualTo(NotificationState.COMPLETED);
        assertThat(container.feedbackContainer().join().value()).isEqualTo(CONTAINER);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> details.notificationDetails("").join())
                .withCauseInstanceOf(IllegalArgumentException.class);
    }
}
