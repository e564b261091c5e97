package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.notification.BatchOutcome;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A send to more audiences than one request holds. */
@Timeout(20)
class TaggedBatchTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final List<TagExpression> USERS = TagExpression.anyOf(
                    IntStream.range(0, 50).mapToObj(i -> "$UserId:{u" + i + "}").toList())
            .split();

    @Test
    void eachAudienceIsTheSameRequestAsASendToIt() {
        ScriptedTransport batch = new ScriptedTransport(ScriptedTransport.answer(201, "TrackingId", "hub-1"));
        ScriptedTransport single = new ScriptedTransport(ScriptedTransport.answer(201));

        BatchOutcome outcome = Contoso.fixedSettings(batch).build().sendBatch(HELLO, USERS);
        NotificationHubClient hub = Contoso.fixedSettings(single).build();
        for (TagExpression audience : USERS) {
            NotificationOutcome unused = hub.send(HELLO, audience);
        }

        assertThat(batch.requests())
                .hasSize(3)
                .extracting(Contoso::wire)
                .isEqualTo(single.requests().stream().map(Contoso::wire).toList());
        assertThat(ranges(outcome)).containsExactly("0-1", "1-2", "2-3");
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.parts())
                .allSatisfy(part -> assertThat(part.outcome().map(NotificationOutcome::trackingId))
                        .contains("hub-1"));
    }

    @Test
    void theAsynchronousBatchSendsTheSameRequests() throws Exception {
        ScriptedTransport blocking = new ScriptedTransport(ScriptedTransport.answer(201));
        ScriptedTransport offloaded = new ScriptedTransport(ScriptedTransport.answer(201));

        BatchOutcome expected = Contoso.fixedSettings(blocking).build().sendBatch(HELLO, USERS);
        BatchOutcome outcome = Contoso.fixedSettings(AsyncTransport.offload(offloaded, Runnable::run))
                .build()
                .async()
                .sendBatch(HELLO, USERS)
                .get();

        assertThat(outcome).hasToString(expected.toString());
        assertThat(offloaded.requests().stream().map(Contoso::wire))
                .isEqualTo(blocking.requests().stream().map(Contoso::wire).toList());
    }

    @Test
    void aFailureEndsTheBatchAndTheRestIsNotSent() throws Exception {
        for (boolean async : new boolean[] {false, true}) {
            ScriptedTransport transport = new ScriptedTransport(
                    ScriptedTransport.answer(201),
                    ScriptedTransport.fail(new IOException("connection reset")),
                    ScriptedTransport.answer(201));
            NotificationHubClient hub = Contoso.client(AsyncTransport.offload(transport, Runnable::run));

            BatchOutcome outcome = async ? hub.async().sendBatch(HELLO, USERS).get() : hub.sendBatch(HELLO, USERS);

            assertThat(transport.requests()).hasSize(2);
            assertThat(ranges(outcome)).containsExactly("0-1", "1-2", "2-3");
            assertThat(outcome.failures())
                    .isEqualTo(outcome.parts().subList(1, 3))
                    .extracting(part -> part.failure().orElseThrow().delivery())
                    .containsExactly(Delivery.UNKNOWN, Delivery.NOT_SENT);
            assertThat(outcome.parts().get(2).failure().orElseThrow())
                    .hasMessageStartingWith("sendBatch: not attempted")
                    .hasCause(outcome.parts().get(1).failure().orElseThrow());
        }
    }

    static Stream<List<TagExpression>> wrongAudiences() {
        TagExpression news = TagExpression.tag("news");
        TagExpression large = TagExpression.allOf(List.of("a", "b", "c", "d", "e", "f", "g"));
        return Stream.of(List.of(), List.of(news, TagExpression.tag("olds"), news), List.of(news, large));
    }

    @ParameterizedTest
    @MethodSource("wrongAudiences")
    void whatIsWrongIsRefusedBeforeAnythingIsSent(List<TagExpression> audiences) {
        ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(201));
        NotificationHubClient hub = Contoso.client(AsyncTransport.offload(transport, Runnable::run));

        assertThatIllegalArgumentException().isThrownBy(() -> hub.sendBatch(HELLO, audiences));
        assertThat(hub.async().sendBatch(HELLO, audiences))
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void anAudienceThatIsListedTwiceIsNamedByItsPlaces() {
        NotificationHubClient hub = Contoso.client(new ScriptedTransport(ScriptedTransport.answer(201)));
        List<TagExpression> audiences =
                List.of(TagExpression.tag("news"), TagExpression.tag("olds"), TagExpression.tag("news"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.sendBatch(HELLO, audiences))
                .withMessage("the audience at index 2 is the one at index 0 again: its devices would get the"
                        + " notification twice");
    }

    private static List<String> ranges(BatchOutcome outcome) {
        return outcome.parts().stream()
                .map(part -> part.from() + "-" + part.to())
                .toList();
    }
}
