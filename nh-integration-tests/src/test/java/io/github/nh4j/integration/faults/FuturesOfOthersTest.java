package io.github.nh4j.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.integration.Stacks;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** F-114: however the one who waits for a future gives up, the exchange ends, and there is no other attempt. */
class FuturesOfOthersTest {
    private static final Duration SOON = Duration.ofMillis(150);

    /** Makes something of the future of a call and gives it up, at once or soon. */
    private enum GivingUp {
        CANCEL {
            @Override
            void giveUp(CompletableFuture<?> call) {
                call.cancel(false);
            }
        },
        CANCEL_OF_A_STAGE {
            @Override
            void giveUp(CompletableFuture<?> call) {
                call.thenApply(String::valueOf).thenAccept(text -> {}).cancel(true);
            }
        },
        TIMEOUT_OF_A_STAGE {
            @Override
            void giveUp(CompletableFuture<?> call) {
                var unused = call.thenApply(String::valueOf).orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS);
            }
        },
        DISPOSE_OF_REACTOR {
            @Override
            void giveUp(CompletableFuture<?> call) {
                Disposable subscription = Mono.fromFuture(call).subscribe(nothing -> {}, failure -> {});
                subscription.dispose();
            }
        },
        TIMEOUT_OF_REACTOR {
            @Override
            void giveUp(CompletableFuture<?> call) {
                var unused = Mono.fromFuture(call).timeout(SOON).subscribe(nothing -> {}, failure -> {});
            }
        };

        abstract void giveUp(CompletableFuture<?> call);
    }

    static Stream<Arguments> waysToGiveUp() {
        return Stacks.all().stream()
                .flatMap(stack -> Stream.of(GivingUp.values())
                        .flatMap(way -> Stream.of(Phase.BEFORE_STATUS, Phase.WAIT)
                                .map(phase -> Arguments.of(phase, way, stack.name(), stack))));
    }

    @ParameterizedTest(name = "F-114 {1} in the phase {0} [{2}]")
    @MethodSource("waysToGiveUp")
    void nobodyWaitsAnyLonger(Phase phase, GivingUp way, String name, TransportProvider stack) throws Exception {
        try (Peer peer = phase.peer().make();
                Transport transport = stack.create();
                NotificationHubClient hub = NotificationHubClient.builder(peer.connectionString(), "news")
                        .transport(transport)
                        .build()) {
            CompletableFuture<?> call = phase.operation().start(hub);
            phase.await(peer);

            way.giveUp(call);

            assertThat(call).failsWithin(Duration.ofSeconds(10));
            phase.awaitEndAt(peer);
            assertThat(peer.requests()).hasSize(1);
        }
    }
}
