package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.TransportRequest;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T16, as far as it can be seen from outside: nothing makes every stack throw what is not an {@link IOException} in the
 * middle of an exchange. A request that no transport can send makes each fail in its own way at the start.
 */
abstract class BareFailureRules extends Rules {
    BareFailureRules(TransportContract contract) {
        super(contract, Rule.T16);
    }

    /** What a caller sees, or a stage that hangs on the future. */
    private Throwable failure(Calls calls, TransportRequest request) {
        if (calls == Calls.ASYNC && transport() instanceof AsyncTransport async) {
            return catchThrowable(() -> {
                Throwable failure = async.sendAsync(request, new Cancellation())
                        .handle((response, thrown) -> thrown)
                        .get(Patience.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
                if (failure != null) {
                    throw failure;
                }
            });
        }
        return catchThrowable(() -> calls.call(transport(), request));
    }

    private void isBare(@Nullable Throwable failure, String situation) {
        assertThat(failure).as(when(situation)).isNotNull();
        assertThat(failure)
                .as(when(situation + ", and the failure is wrapped"))
                .isNotInstanceOfAny(CompletionException.class, ExecutionException.class);
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("NullAway") // A caller without null checks can do this.
    final void aRequestThatIsNotThere(Calls calls) {
        String situation = "null was passed for the request, which is a bug and not a failure of the network";
        Throwable failure = failure(calls, null);
        isBare(failure, situation);
        assertThat(failure).as(when(situation)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource
    final void aPortThatIsNone(Calls calls) {
        String situation = "the port of the URI was none that a host has";
        Throwable failure =
                failure(calls, post(URI.create("http://localhost:70000/"), "x").build());
        isBare(failure, situation);
        assertThat(failure).as(when(situation)).isInstanceOfAny(IOException.class, RuntimeException.class);
    }
}
