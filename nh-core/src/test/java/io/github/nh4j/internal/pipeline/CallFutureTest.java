package io.github.nh4j.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class CallFutureTest {
    private final CountDownLatch aborted = new CountDownLatch(1);
    private final List<Runnable> tasks = new ArrayList<>();
    private final CallFuture<String> future = new CallFuture<>(aborted::countDown, tasks::add);

    private record Named<T>(String name, T it) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> stagesAndEnds() {
        List<Named<UnaryOperator<CompletableFuture<String>>>> stages = List.of(
                new Named<>("the future itself", f -> f),
                new Named<>("thenApply", f -> f.thenApply(text -> text)),
                new Named<>("whenComplete", f -> f.whenComplete((text, failure) -> {})),
                new Named<>("handle", f -> f.handle((text, failure) -> text)),
                new Named<>("thenCompose", f -> f.thenCompose(CompletableFuture::completedFuture)),
                new Named<>("thenApplyAsync", f -> f.thenApplyAsync(text -> text)),
                new Named<>("exceptionally", f -> f.exceptionally(failure -> "")),
                new Named<>("copy", CompletableFuture::copy),
                new Named<>("a stage of a stage", f -> f.thenApply(text -> text).thenApply(text -> text)));
        List<Named<Consumer<CompletableFuture<String>>>> ends = List.of(
                new Named<>("cancel(true)", f -> f.cancel(true)),
                new Named<>("cancel(false)", f -> f.cancel(false)),
                new Named<>("complete", f -> f.complete("mine")),
                new Named<>("completeExceptionally", f -> f.completeExceptionally(new IllegalStateException())),
                new Named<>("orTimeout", f -> f.orTimeout(1, TimeUnit.MILLISECONDS)),
                new Named<>("completeOnTimeout", f -> f.completeOnTimeout("late", 1, TimeUnit.MILLISECONDS)));
        return stages.stream().flatMap(stage -> ends.stream().map(end -> Arguments.of(stage, end)));
    }

    @ParameterizedTest
    @MethodSource("stagesAndEnds")
    void whoeverEndsAStageInAnyWayAbortsTheExchange(
            Named<UnaryOperator<CompletableFuture<String>>> stage, Named<Consumer<CompletableFuture<String>>> end)
            throws InterruptedException {
        end.it.accept(stage.it.apply(future));

        assertThat(aborted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aResultAbortsNothingNeitherHereNorInTheStagesBehind() {
        CompletableFuture<Integer> length = future.thenApply(String::length);

        future.succeed("four");

        assertThat(future).isCompletedWithValue("four");
        assertThat(length).isCompletedWithValue(4);
        assertThat(future.cancel(true)).isFalse();
        assertThat(future.complete("other")).isFalse();
        assertThat(future.completeExceptionally(new IllegalStateException())).isFalse();
        assertThat(aborted.getCount()).isEqualTo(1);
    }

    @Test
    void aFailureAbortsNothingAndIsNotWrapped() {
        IllegalStateException failure = new IllegalStateException("broken");

        future.fail(failure);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .satisfies(e -> assertThat(e.getCause()).isSameAs(failure));
        assertThat(aborted.getCount()).isEqualTo(1);
    }

    @Test
    void aCancelledFutureStaysCancelledWhateverTheCallMakesOfIt() {
        assertThat(future.cancel(true)).isTrue();

        future.succeed("late");
        future.fail(new IllegalStateException("late"));

        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
    }

    @Test
    void asynchronousStagesRunOnTheCallbackExecutor() {
        CompletableFuture<String> stage = future.thenApplyAsync(text -> text + "!");
        CompletableFuture<String> second = stage.thenApplyAsync(text -> text + "?");
        future.succeed("a");
        assertThat(stage).isNotDone();

        tasks.remove(0).run();
        assertThat(stage).isCompletedWithValue("a!");
        tasks.remove(0).run();

        assertThat(second).isCompletedWithValue("a!?");
    }
}
