package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A direct send to more devices than one request holds. */
@Timeout(20)
class DirectBatchTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final List<String> HANDLES =
            IntStream.range(0, 2_500).mapToObj(i -> "handle-" + i).toList();

    @Test
    void twoThousandFiveHundredHandlesAreThreeRequests() {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201, "TrackingId", "hub-1"));

        BatchOutcome outcome = Contoso.client(transport).sendDirectBatch(HELLO, HANDLES);

        assertThat(ranges(outcome)).containsExactly("0-1000", "1000-2000", "2000-2500");
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.parts())
                .allSatisfy(part -> assertThat(part.outcome().map(NotificationOutcome::trackingId))
                        .contains("hub-1"));
        assertThat(transport.requests()).hasSize(3);
        assertThat(handlesIn(transport.requests())).isEqualTo(HANDLES);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1", "1001, 2", "2000, 2"})
    void aRequestHoldsAThousandHandles(int handles, int requests) {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));

        var unused = Contoso.client(transport).sendDirectBatch(HELLO, HANDLES.subList(0, handles));

        assertThat(transport.requests()).hasSize(requests);
    }

    @Test
    void aFailureEndsTheBatchAndTheRestIsNotSent() {
        ScriptedTransport transport = breakingInTheSecondPart();

        BatchOutcome outcome = Contoso.client(transport).sendDirectBatch(HELLO, HANDLES);

        assertThatTheSecondPartBroke(outcome, transport);
    }

    @Test
    void theAsynchronousBatchSendsTheSameRequests() throws Exception {
        ScriptedTransport blocking = new ScriptedTransport(ScriptedTransport.answer(201));
        ScriptedTransport offloaded = new ScriptedTransport(ScriptedTransport.answer(201));
        ClientSettings settings = Contoso.fixedSettings(AsyncTransport.offload(offloaded, Runnable::run));

        BatchOutcome expected = Contoso.fixedSettings(blocking).build().sendDirectBatch(HELLO, HANDLES);
        BatchOutcome outcome =
                settings.build().async().sendDirectBatch(HELLO, HANDLES).get();

        assertThat(outcome).hasToString(expected.toString());
        assertThat(ranges(outcome)).isEqualTo(ranges(expected));
        assertThat(offloaded.requests().stream().map(Contoso::wire))
                .isEqualTo(blocking.requests().stream().map(Contoso::wire).toList());
    }

    @Test
    void aFailureEndsTheAsynchronousBatchToo() throws Exception {
        ScriptedTransport transport = breakingInTheSecondPart();
        AsyncTransport offloaded = AsyncTransport.offload(transport, Runnable::run);

        BatchOutcome outcome = Contoso.client(offloaded)
                .async()
                .sendDirectBatch(HELLO, HANDLES)
                .get();

        assertThatTheSecondPartBroke(outcome, transport);
    }

    private static ScriptedTransport breakingInTheSecondPart() {
        return new ScriptedTransport(
                ScriptedTransport.answer(201),
                ScriptedTransport.fail(new IOException("connection reset")),
                ScriptedTransport.answer(201));
    }

    private static void assertThatTheSecondPartBroke(BatchOutcome outcome, ScriptedTransport transport) {
        assertThat(transport.requests()).hasSize(2);
        assertThat(ranges(outcome)).containsExactly("0-1000", "1000-2000", "2000-2500");
        assertThat(outcome.parts().get(0).outcome()).isPresent();
        assertThat(outcome.failures())
                .isEqualTo(outcome.parts().subList(1, 3))
                .extracting(part -> part.failure().orElseThrow().delivery())
                .containsExactly(Delivery.UNKNOWN, Delivery.NOT_SENT);
        assertThat(outcome.parts().get(2).failure().orElseThrow())
                .isExactlyInstanceOf(TransportException.class)
                .hasMessageContaining("not attempted")
                .hasCause(outcome.parts().get(1).failure().orElseThrow());
    }

    private static List<String> ranges(BatchOutcome outcome) {
        return outcome.parts().stream()
                .map(part -> part.from() + "-" + part.to())
                .toList();
    }

    private static List<String> handlesIn(List<TransportRequest> requests) {
        List<String> handles = new ArrayList<>();
        for (TransportRequest request : requests) {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            String list = body.substring(body.indexOf('[') + 1, body.lastIndexOf(']'));
            for (String quoted : list.split(",", -1)) {
                handles.add(quoted.replace("\"", "").strip());
            }
        }
        return handles;
    }
}
