package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * T10, for a blocking call whose thread is interrupted. Some stacks react to that by themselves. For those that do not, the
 * cancellation is fired here, as nh4j does when it sees the interrupt.
 */
abstract class InterruptRules extends Rules {
    private static final Duration TIME_TO_REACT = Duration.ofMillis(250);

    InterruptRules(TransportContract contract) {
        super(contract, Rule.T10);
    }

    private static RawServer stalling() throws IOException {
        return RawServer.start(connection -> {
            connection.readRequest();
            connection.stall();
        });
    }

    private void interruptIsNotLost(Pending.End end, String situation) {
        assertThat(end.failure() instanceof InterruptedException || end.interrupted())
                .as(when(situation))
                .withFailMessage(
                        "The interrupt is lost: no InterruptedException was thrown, and the flag of the thread is clear."
                                + " The call ended with %s",
                        end.failure() == null ? end.response() : end.failure())
                .isTrue();
    }

    private void endedByTheInterrupt(Pending.End end, String situation) {
        assertThat(end.failure()).as(when(situation)).isInstanceOfAny(IOException.class, InterruptedException.class);
    }

    @Test
    final void anInterruptWithinACallIsNotLost() throws Exception {
        String situation = "the thread of a blocking call was interrupted, and then the cancellation fired";
        try (RawServer server = stalling()) {
            Pending call = Pending.start(
                    Calls.BLOCKING, transport(), post(server.uri("/"), "x").build());
            server.awaitRequest();
            call.interrupt();
            if (!call.endsWithin(TIME_TO_REACT)) {
                call.cancellation().cancel();
            }

            Pending.End end = call.end(when(situation));
            endedByTheInterrupt(end, situation);
            interruptIsNotLost(end, situation);
        }
    }

    @Test
    final void anInterruptJustBeforeTheCancellationIsNotLost() throws Exception {
        String situation = "the thread of a blocking call was interrupted, and the cancellation fired at the same time";
        try (RawServer server = stalling()) {
            Pending call = Pending.start(
                    Calls.BLOCKING, transport(), post(server.uri("/"), "x").build());
            server.awaitRequest();
            call.interrupt();
            call.cancellation().cancel();

            Pending.End end = call.end(when(situation));
            endedByTheInterrupt(end, situation);
            interruptIsNotLost(end, situation);
        }
    }

    /**
     * A transport that aborts by interrupting its caller cannot tell the two apart if they come within the same moment, so
     * nothing is said of the flag here.
     */
    @Test
    final void anInterruptAfterTheCancellationChangesNothing() throws Exception {
        String situation = "the cancellation fired, and then the thread of the blocking call was interrupted";
        try (RawServer server = stalling()) {
            Pending call = Pending.start(
                    Calls.BLOCKING, transport(), post(server.uri("/"), "x").build());
            server.awaitRequest();
            call.cancellation().cancel();
            call.interrupt();

            endedByTheInterrupt(call.end(when(situation)), situation);
        }
    }

    @Test
    final void anInterruptBeforeTheCallIsNotLost() throws Exception {
        String situation = "the thread was interrupted when it made the call";
        try (RawServer server = RawServer.answering(OK)) {
            Pending call = Pending.start(
                    () -> Thread.currentThread().interrupt(),
                    Calls.BLOCKING,
                    transport(),
                    post(server.uri("/"), "x").build());

            interruptIsNotLost(call.end(when(situation)), situation);
        }
    }

    @Test
    final void theNextCallIsNotDisturbed() throws Exception {
        String situation = "a call followed one whose thread was interrupted";
        try (RawServer stalling = stalling();
                RawServer server = RawServer.answering(OK)) {
            Pending call = Pending.start(
                    Calls.BLOCKING, transport(), post(stalling.uri("/"), "x").build());
            stalling.awaitRequest();
            call.interrupt();
            call.cancellation().cancel();
            call.end(when(situation));

            Pending next = Pending.start(
                    Calls.BLOCKING, transport(), post(server.uri("/"), "x").build());
            assertThat(next.end(when(situation)).failure()).as(when(situation)).isNull();
        }
    }
}
