package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EmulatorTransportTest {
    private final HubEmulator emulator = HubEmulator.create("news");
    private final AsyncTransport transport = emulator.transport();

    private TransportRequest.Builder send(String host) {
        return TransportRequest.builder("POST", URI.create(host + "/news/messages?api-version=2020-06&direct"))
                .header(
                        "Authorization",
                        TestHub.token(
                                emulator.connectionString(),
                                host + "/news",
                                emulator.now().plus(Duration.ofMinutes(5))))
                .header("ServiceBusNotification-Format", "apple")
                .header("ServiceBusNotification-DeviceHandle", "AABB")
                .body("{\"aps\":{}}".getBytes(UTF_8));
    }

    private TransportRequest.Builder unsigned() {
        return TransportRequest.builder("POST", URI.create("http://localhost:5380/news/messages"));
    }

    @Test
    void aBlockingExchangeReachesTheHub() throws IOException, InterruptedException {
        TransportResponse response =
                transport.send(send("http://localhost:5380").build(), new Cancellation());
        assertThat(response.status()).isEqualTo(201);
        assertThat(emulator.inbox("AABB")).hasSize(1);
    }

    @Test
    void anAsynchronousExchangeIsCompleteAtOnce() {
        CompletableFuture<TransportResponse> response =
                transport.sendAsync(send("http://localhost:5380").build(), new Cancellation());
        assertThat(response).isCompletedWithValueMatching(done -> done.status() == 201);
    }

    @Test
    void everyHostLeadsHere() throws IOException, InterruptedException {
        TransportRequest request =
                send("https://contoso.servicebus.windows.net").build();
        TransportResponse response = transport.send(request, new Cancellation());
        assertThat(response.status()).isEqualTo(201);
        assertThat(TestHub.header(response, "Location"))
                .startsWith("https://contoso.servicebus.windows.net/news/messages/");
    }

    @Test
    void anErrorIsAValue() throws IOException, InterruptedException {
        assertThat(transport.send(unsigned().build(), new Cancellation()).status())
                .isEqualTo(401);
    }

    @Test
    void aResponseOverTheCapIsAnException() {
        TransportRequest request = unsigned().maxResponseBytes(10).build();
        assertThatThrownBy(() -> transport.send(request, new Cancellation()))
                .isInstanceOfSatisfying(ResponseTooLargeException.class, e -> {
                    assertThat(e.status()).isEqualTo(401);
                    assertThat(e.headers().first("TrackingId")).isPresent();
                });
    }

    @Test
    void aResponseUnderTheCapIsNot() throws IOException, InterruptedException {
        TransportResponse response = transport.send(unsigned().build(), new Cancellation());
        int bytes = response.body().length;
        assertThat(transport
                        .send(unsigned().maxResponseBytes(bytes).build(), new Cancellation())
                        .body())
                .hasSize(bytes);
        assertThat(transport
                        .send(send("http://localhost:5380").maxResponseBytes(0).build(), new Cancellation())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsCancelledBeforeItStartsIsNotSent() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> transport.send(send("http://localhost:5380").build(), cancellation))
                .isInstanceOf(RequestNotSentException.class);
        assertThat(emulator.inbox()).isEmpty();
    }

    @Test
    void anAsynchronousFailureCarriesTheBareCause() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThat(transport.sendAsync(unsigned().build(), cancellation))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RequestNotSentException.class);
    }

    @Test
    void aClosedTransportLeavesTheEmulatorAsItIs() throws IOException, InterruptedException {
        transport.close();
        transport.close();
        assertThat(emulator.transport()
                        .send(send("http://localhost:5380").build(), new Cancellation())
                        .status())
                .isEqualTo(201);
    }
}
