package io.github.nh4j.integration.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A client whose hub answers with one recorded call. */
final class Replay {
    private static final ConnectionString CONNECTION = ConnectionString.parse(
            "Endpoint=sb://recorded.servicebus.windows.net/;SharedAccessKeyName=name;SharedAccessKey=c2VjcmV0");
    private static final Notification NOTIFICATION = Notification.apple("{\"aps\":{\"alert\":\"recorded\"}}");
    private static final TagExpression AUDIENCE = TagExpression.parse("recorded");

    private final RecordedCall call;
    private final List<TransportRequest> sent = new ArrayList<>();

    Replay(RecordedCall call) {
        this.call = call;
    }

    /** The client's operation that asks for the same; empty if it has none yet. */
    Optional<Function<NotificationHubClient, NotificationOutcome>> operation() {
        return Optional.ofNullable(
                switch (call.resource()) {
                    case "messages" ->
                        call.isDirect()
                                ? client -> client.sendDirect(NOTIFICATION, "handle")
                                : client -> client.send(NOTIFICATION, AUDIENCE);
                    case "messages/$batch" ->
                        client -> onlyPart(client.sendDirectBatch(NOTIFICATION, List.of("handle")));
                    case "schedulednotifications" ->
                        client -> client.schedule(NOTIFICATION, AUDIENCE, Instant.parse("2030-01-01T00:00:00Z"));
                    default -> null;
                });
    }

    private static NotificationOutcome onlyPart(BatchOutcome batch) {
        assertThat(batch.parts()).hasSize(1);
        BatchOutcome.Part part = batch.parts().get(0);
        return part.outcome().orElseThrow(() -> part.failure().orElseThrow());
    }

    void checkOutcome(Function<NotificationHubClient, NotificationOutcome> operation) {
        NotificationOutcome outcome;
        try (NotificationHubClient client = client()) {
            outcome = operation.apply(client);
        }
        checkTarget();
        assertThat(outcome.notificationId()).hasValue(call.idInLocation());
        assertThat(outcome.trackingId())
                .isEqualTo(call.headers().first("TrackingId").orElse(sentTrackingId()));
        assertThat(outcome.correlationId()).isEqualTo(call.headers().first("x-ms-correlation-request-id"));
    }

    void checkError(Function<NotificationHubClient, NotificationOutcome> operation) {
        try (NotificationHubClient client = client()) {
            ServiceException failure = catchThrowableOfType(ServiceException.class, () -> operation.apply(client));
            assertThat(failure)
                    .as("the exception for a recorded %d", call.status())
                    .isNotNull();
            checkTarget();
            new RecordedError(call).check(failure, sentTrackingId());
        }
    }

    /** For an answer to an operation that the client does not have: an error looks the same to every operation. */
    void checkErrorOfSend() {
        RecordedCall asSend = new RecordedCall(
                "/" + call.hub() + "/messages?api-version=2020-06", call.status(), call.headers(), call.content());
        Replay send = new Replay(asSend);
        send.checkError(send.operation().orElseThrow());
    }

    private NotificationHubClient client() {
        return NotificationHubClient.builder(CONNECTION, call.hub())
                .transport((request, cancellation) -> answer(request))
                .build();
    }

    private TransportResponse answer(TransportRequest request) {
        sent.add(request);
        return call.response();
    }

    /** The recorded clients asked for the same, in an older version of the protocol some of them. */
    private void checkTarget() {
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).uri().getRawPath() + "?" + sent.get(0).uri().getRawQuery())
                .isEqualTo(call.target().replaceFirst("api-version=[0-9-]+", "api-version=2020-06"));
    }

    private String sentTrackingId() {
        return sent.get(0).headers().first("TrackingId").orElseThrow();
    }
}
