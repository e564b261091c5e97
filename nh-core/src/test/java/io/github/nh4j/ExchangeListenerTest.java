package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.observe.Exchange;
import io.github.nh4j.observe.ExchangeListener;
import io.github.nh4j.transport.RequestNotSentException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ExchangeListenerTest {
    private final RetryProbe probe = new RetryProbe();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void itIsToldOfEveryAttempt(RetryProbe.Way way) throws Throwable {
        NotificationHubClient hub = hub(
                exchanges::add,
                ScriptedTransport.fail(new RequestNotSentException("refused", new ConnectException("refused"))),
                ScriptedTransport.answer(429),
                ScriptedTransport.answer(201));

        way.send(hub);

        assertThat(exchanges).extracting(Exchange::number).containsExactly(1, 2, 3);
        assertThat(exchanges)
                .extracting(exchange -> exchange.status().orElse(0))
                .containsExactly(0, 429, 201);
        assertThat(exchanges)
                .extracting(exchange ->
                        exchange.failure().map(failure -> failure.failure()).orElse(""))
                .containsExactly("ConnectException", "429", "");
        assertThat(exchanges).allSatisfy(exchange -> {
            assertThat(exchange.operation()).isEqualTo("send");
            assertThat(exchange.host()).isEqualTo("contoso-ns.servicebus.windows.net");
            assertThat(exchange.trackingId()).isEqualTo(exchanges.get(0).trackingId());
            assertThat(exchange.took()).isGreaterThanOrEqualTo(Duration.ZERO);
        });
        assertThat(exchanges.get(2))
                .hasToString("send 3: 201 after " + exchanges.get(2).took().toMillis() + " ms");
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void theLastFailureIsToldToo(RetryProbe.Way way) {
        var unused = way.failure(hub(exchanges::add, ScriptedTransport.answer(400)));

        assertThat(exchanges)
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.failure())
                        .hasValueSatisfying(
                                failure -> assertThat(failure.delivery()).isEqualTo(Delivery.REJECTED)));
    }

    @ParameterizedTest
    @MethodSource("io.github.nh4j.RetryProbe#ways")
    void whatItThrowsChangesNothing(RetryProbe.Way way) throws Throwable {
        NotificationHubClient hub = hub(
                exchange -> {
                    exchanges.add(exchange);
                    throw new IllegalStateException("of the listener");
                },
                ScriptedTransport.answer(201));

        way.send(hub);
        way.send(hub);

        assertThat(exchanges).hasSize(2);
    }

    @Test
    void anExchangeCanBeMadeForTests() {
        Exchange exchange = Exchange.of("send", "host", "id", 1, 0, Duration.ofMillis(3), null);

        assertThat(exchange.status()).isEmpty();
        assertThat(exchange.failure()).isEmpty();
        assertThat(catchThrowable(() -> NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                        .exchangeListener(nothing())))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("listener");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private NotificationHubClient hub(ExchangeListener listener, ScriptedTransport.Line... script) {
        ClientSettings settings = ClientSettings.of(ConnectionString.parse(Contoso.CONNECTION_STRING), Contoso.HUB);
        settings.exchangeListener(listener);
        return probe.hub(settings, script);
    }
}
