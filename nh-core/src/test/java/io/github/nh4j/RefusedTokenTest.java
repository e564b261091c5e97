package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call whose token the hub has refused, and of those whose key is another by now. */
@Timeout(60)
class RefusedTokenTest {
    private static final ScriptedTransport.Line ACCEPTED = ScriptedTransport.answer(201);

    private final RetryProbe probe = new RetryProbe();

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aRefusedTokenIsReplacedOnce(RetryProbe.Way way) throws Throwable {
        probe.clock.stop();
        NotificationHubClient hub =
                probe.hub(unauthorized("ExpiredToken: it is over", "Thu, 01 Jan 2026 02:00:00 GMT"), ACCEPTED);

        way.send(hub);
        way.send(hub);

        assertThat(probe.tokens).hasSize(3);
        assertThat(probe.tokens.get(1)).isNotEqualTo(probe.tokens.get(0)).isEqualTo(probe.tokens.get(2));
        assertThat(probe.tokens.get(1)).as("two hours and twenty minutes later").contains("se=1767234000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "Thu, 01 Jan 2036 00:00:00 GMT", "Thu, 01 Jan 2026 00:03:59 GMT"})
    void aDateThatExplainsNothingIsNotBelieved(String date) {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(unauthorized("ExpiredToken: it is over", date), ACCEPTED);

        hub.send(RetryProbe.HELLO, RetryProbe.NEWS);

        assertThat(probe.tokens)
                .hasSize(2)
                .allSatisfy(
                        token -> assertThat(token).as("twenty minutes from now").contains("se=1767226800"));
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aRefusalThatTellsNoTimeLeavesTheClockAsItWasCorrected(RetryProbe.Way way) throws Throwable {
        probe.clock.stop();
        NotificationHubClient hub = probe.hub(
                unauthorized("ExpiredToken: it is over", "Thu, 01 Jan 2026 02:00:00 GMT"),
                ACCEPTED,
                unauthorized("ExpiredToken: it is over", "never"),
                ACCEPTED);

        way.send(hub);
        way.send(hub);

        assertThat(probe.tokens).hasSize(4);
        assertThat(probe.tokens.get(3)).as("two hours and twenty minutes later").contains("se=1767234000");
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aTokenThatIsRefusedTwiceIsAnError(RetryProbe.Way way) {
        NotificationHubException e = way.failure(probe.hub(unauthorized("ExpiredToken: it is over", "never"), ACCEPTED)
                .with(CallOptions.retry(RetryPolicy.never())));
        assertThat(e).isInstanceOf(UnauthorizedException.class);

        probe.millis.clear();
        NotificationHubException twice = way.failure(probe.hub(unauthorized("ExpiredToken: it is over", "never")));

        assertThat(twice).isInstanceOf(UnauthorizedException.class);
        assertThat(twice.attempts()).hasSize(2);
        assertThat(probe.millis).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aDateInAnotherAgeTellsNothingOfTheClock(RetryProbe.Way way) {
        NotificationHubException e =
                way.failure(probe.hub(unauthorized("ExpiredToken: it is over", "6 Nov 301522250 09:07:00 GMT")));

        assertThat(e).isInstanceOf(UnauthorizedException.class);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aWrongSignatureIsAnErrorAtOnceIfThereIsNoOtherKey(RetryProbe.Way way) {
        NotificationHubException e =
                way.failure(probe.hub(unauthorized("InvalidSignature: The token has an invalid signature.", "never")));

        assertThat(e).isInstanceOf(UnauthorizedException.class);
        assertThat(probe.millis).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aWrongSignatureIsFollowedByOneWithThePresentKey(RetryProbe.Way way) throws Throwable {
        AtomicReference<String> key = new AtomicReference<>("b2xk");
        ScriptedTransport.Line onlyWithTheNewKey =
                (request, cancellation) -> key.getAndSet("bmV3").equals("b2xk")
                        ? unauthorized("InvalidSignature: no", "never").play(request, cancellation)
                        : ACCEPTED.play(request, cancellation);
        NotificationHubClient hub = probe.hub(
                ClientSettings.of(
                        () -> ConnectionString.parse(Contoso.CONNECTION_STRING.replace(Contoso.KEY, key.get())),
                        Contoso.HUB),
                onlyWithTheNewKey);

        way.send(hub);

        assertThat(probe.tokens).hasSize(2);
        assertThat(probe.tokens.get(1)).isNotEqualTo(probe.tokens.get(0));
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void whoFailsToGiveAKeyFailsTheCallBeforeAnythingIsSent(RetryProbe.Way way) {
        AtomicBoolean fails = new AtomicBoolean();
        NotificationHubClient hub = probe.hub(
                ClientSettings.of(
                        () -> {
                            if (fails.getAndSet(true)) {
                                throw new IllegalStateException("the vault is closed");
                            }
                            return ConnectionString.parse(Contoso.CONNECTION_STRING);
                        },
                        Contoso.HUB),
                ACCEPTED);

        NotificationHubException e = way.failure(hub);

        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e)
                .hasMessageContaining("no token could be signed (IllegalStateException: the vault is closed)")
                .hasRootCauseMessage("the vault is closed");
        assertThat(probe.millis).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void whoFailsToGiveANewKeyLeavesTheHubsAnswer(RetryProbe.Way way) {
        AtomicInteger asked = new AtomicInteger();
        NotificationHubClient hub = probe.hub(
                ClientSettings.of(
                        () -> {
                            if (asked.incrementAndGet() > 2) {
                                throw new IllegalStateException("the vault is closed");
                            }
                            return ConnectionString.parse(Contoso.CONNECTION_STRING);
                        },
                        Contoso.HUB),
                unauthorized("ExpiredToken: it is over", "never"));

        NotificationHubException e = way.failure(hub);

        assertThat(asked)
                .as("by the builder, for the first token, for the second")
                .hasValue(3);
        assertThat(e).isInstanceOf(UnauthorizedException.class);
        assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(probe.millis).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void aTokenMayBeRefusedAfterOtherFailures(RetryProbe.Way way) throws Throwable {
        way.send(probe.hub(ScriptedTransport.answer(421), unauthorized("ExpiredToken: it is over", "never"), ACCEPTED));

        assertThat(probe.millis).hasSize(3);
    }

    private static ScriptedTransport.Line unauthorized(String detail, String date) {
        String body = "<Error><Code>401</Code><Detail>" + detail + "</Detail></Error>";
        return (request, cancellation) ->
                TransportResponse.of(401, Headers.of("Date", date), body.getBytes(StandardCharsets.UTF_8));
    }
}
