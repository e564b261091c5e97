package io.github.nh4j.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.Attempt;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.integration.faults.Operation.End;
import io.github.nh4j.transport.tck.RawRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;

/**
 * What came of a case over one stack, in one way. Its methods are what can be asserted.
 *
 * @param stack the name of the HTTP stack
 * @param async whether the call gave a future
 */
record Run(String stack, boolean async, End end, Peer peer) {
    Run accepted() {
        assertThat(end.failure()).as("how the call ended").isNull();
        return this;
    }

    /** It failed like this after one attempt or more, each of which had such a failure. */
    Run fails(Class<? extends NotificationHubException> type, Delivery delivery, String... attempts) {
        NotificationHubException failure = failure(type);
        assertThat(failure.delivery()).as("the certainty of %s", failure).isEqualTo(delivery);
        assertThat(failure.attempts())
                .extracting(Attempt::failure)
                .as("the attempts")
                .containsExactly(attempts);
        return this;
    }

    /** It failed like this after so many attempts, whatever the stack calls their failures. */
    Run fails(Class<? extends NotificationHubException> type, Delivery delivery, int attempts) {
        NotificationHubException failure = failure(type);
        assertThat(failure.delivery()).as("the certainty of %s", failure).isEqualTo(delivery);
        assertThat(failure.attempts()).as("the attempts").hasSize(attempts);
        return this;
    }

    <T extends Throwable> T failure(Class<T> type) {
        assertThat(end.failure()).as("how the call ended").isExactlyInstanceOf(type);
        return type.cast(thrown());
    }

    /** How long the call waited before each attempt but the first, in milliseconds. */
    List<Long> waits() {
        return failure().attempts().stream()
                .skip(1)
                .map(attempt -> attempt.waited().toMillis())
                .toList();
    }

    NotificationHubException failure() {
        assertThat(end.failure()).isInstanceOf(NotificationHubException.class);
        return (NotificationHubException) thrown();
    }

    private Throwable thrown() {
        return Objects.requireNonNull(end.failure(), "it did not fail");
    }

    <T> T result(Class<T> type) {
        accepted();
        return type.cast(Objects.requireNonNull(end.result(), "it has no result"));
    }

    Run requests(int expected) {
        assertThat(peer.requests()).as("requests that came whole").hasSize(expected);
        return this;
    }

    Run connections(int expected) {
        assertThat(peer.server().connections()).as("connections").isEqualTo(expected);
        return this;
    }

    List<String> tokens() {
        return peer.requests().stream()
                .map(request -> request.header("Authorization").get(0))
                .toList();
    }

    /** What holds in every case: nothing is sent twice, nothing is said that is not so, and no secret is told. */
    void keepsThePromises(boolean send, boolean mayRepeat) {
        Throwable failure = end.failure();
        if (send) {
            if (!mayRepeat) {
                assertThat(peer.ledger())
                        .as("requests that may have been acted on")
                        .isLessThan(2);
            }
            if (failure == null) {
                assertThat(peer.ledger()).as("accepted, so it was sent").isPositive();
            } else if (failure instanceof NotificationHubException e && e.delivery() != Delivery.UNKNOWN) {
                assertThat(peer.ledger())
                        .as("acted on, although it is said to be %s", e.delivery())
                        .isZero();
            }
        }
        if (failure != null) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            assertThat(text.toString()).doesNotContain(Peer.KEY, "SharedAccessSignature", "sig=");
        }
        assertThat(peer.requests())
                .extracting(RawRequest::target)
                .allMatch(target -> target.startsWith("/news/") || target.endsWith(Peer.BEHIND_PROXY + ":443"));
    }
}
