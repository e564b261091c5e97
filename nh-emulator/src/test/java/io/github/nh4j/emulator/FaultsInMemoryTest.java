package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How faults look to a client in memory. The clock of the emulator stands still, so that nothing here waits. */
class FaultsInMemoryTest {
    private final TestHub hub = new TestHub();
    private final AsyncTransport transport = hub.emulator.transport();
    private final Cancellation cancellation = new Cancellation();

    private TransportRequest.Builder direct() {
        return request("POST", "messages?direct")
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "AABB")
                .body("{}".getBytes(UTF_8));
    }

    private TransportRequest.Builder request(String method, String path) {
        return TransportRequest.builder(method, URI.create(TestHub.BASE + "news/" + path))
                .header(
                        "Authorization",
                        TestHub.token(
                                hub.emulator.connectionString(),
                                TestHub.BASE + "news",
                                TestHub.START.plus(Duration.ofHours(1))));
    }

    private TransportResponse send() throws IOException, InterruptedException {
        return transport.send(direct().build(), cancellation);
    }

    private CompletableFuture<TransportResponse> sendAsync() {
        return transport.sendAsync(direct().build(), cancellation);
    }

    @Test
    void aResetIsAnIoExceptionOfWhichNothingIsCertain() {
        hub.emulator.faults().add(Fault.resetBeforeProcessing());
        assertThatThrownBy(this::send).isExactlyInstanceOf(IOException.class);
        assertThat(hub.reached()).isEmpty();
    }

    @Test
    void aResetAfterTheWorkLooksTheSame() {
        hub.emulator.faults().add(Fault.resetAfterProcessing());
        assertThat(sendAsync())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isExactlyInstanceOf(IOException.class);
        assertThat(hub.reached()).containsExactly("AABB");
    }

    @Test
    void aTruncatedAnswerSaysItsStatus() {
        hub.emulator.faults().add(Fault.truncation());
        assertThatThrownBy(this::send).isInstanceOfSatisfying(IncompleteResponseException.class, e -> {
            assertThat(e.status()).isEqualTo(201);
            assertThat(e.headers().first("Location")).isPresent();
        });
        assertThat(hub.reached()).containsExactly("AABB");
    }

    @Test
    void anAnswerThatMayHaveNoBodyCannotBeTruncated() {
        hub.emulator.faults().add(Fault.truncation());
        assertThatThrownBy(() ->
                        transport.send(request("DELETE", "installations/ann").build(), cancellation))
                .isExactlyInstanceOf(IOException.class);
    }

    @Test
    void aDelayedAnswerComesWhenItsTimeHasCome() {
        hub.emulator.faults().add(Fault.delay(Duration.ofHours(1)));
        CompletableFuture<TransportResponse> response = sendAsync();
        assertThat(hub.reached()).containsExactly("AABB");

        hub.emulator.advance(Duration.ofMinutes(59));
        assertThat(response).isNotDone();
        hub.emulator.advance(Duration.ofMinutes(1));
        assertThat(response).isCompletedWithValueMatching(answer -> answer.status() == 201);
    }

    @Test
    void timeThatPassesIsEnough() throws Exception {
        hub.emulator.faults().add(Fault.delay(Duration.ofMillis(1)));
        assertThat(send().status()).isEqualTo(201);
    }

    @Test
    void aDrippingAnswerTakesItsTimeForEachByte() {
        hub.emulator.faults().add(Fault.drip(Duration.ofMinutes(1)));
        CompletableFuture<TransportResponse> response = sendAsync();

        hub.emulator.advance(Duration.ofMinutes(19));
        assertThat(response).isNotDone();
        hub.emulator.advance(Duration.ofMinutes(1));
        assertThat(response)
                .isCompletedWithValueMatching(answer -> answer.status() == 201
                        && answer.body().length == 20
                        && TestHub.header(answer, "Content-Length").equals("20"));
    }

    @Test
    void anAnswerThatMayHaveNoBodyDoesNotDrip() throws Exception {
        hub.emulator.faults().add(Fault.drip(Duration.ofMinutes(1)));
        TransportResponse response =
                transport.send(request("DELETE", "installations/ann").build(), cancellation);
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aLateAnswerEndsWhenItIsCancelled() {
        hub.emulator.faults().add(Fault.delay(Duration.ofHours(1)));
        CompletableFuture<TransportResponse> response = sendAsync();
        cancellation.cancel();
        assertThat(response)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isExactlyInstanceOf(IOException.class)
                .isNotInstanceOf(RequestNotSentException.class);
        hub.emulator.advance(Duration.ofHours(1));
        assertThat(hub.reached()).containsExactly("AABB");
    }

    @Test
    void aBlockedCallerIsFreeWhenItsExchangeIsCancelled() {
        hub.emulator.faults().add(Fault.drip(Duration.ofHours(1)));
        CompletableFuture<Void> unused = CompletableFuture.runAsync(cancellation::cancel);
        // Either it is cancelled before it begins, or while it waits.
        assertThatThrownBy(this::send).isInstanceOf(IOException.class);
    }

    @Test
    void theCapIsKeptByLateAnswersToo() {
        hub.emulator.faults().add(Fault.drip(Duration.ofMillis(1)));
        CompletableFuture<TransportResponse> response =
                transport.sendAsync(direct().maxResponseBytes(19).build(), cancellation);
        hub.emulator.advance(Duration.ofMinutes(1));
        assertThat(response)
                .failsWithin(1, TimeUnit.MINUTES)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(ResponseTooLargeException.class);
    }
}
