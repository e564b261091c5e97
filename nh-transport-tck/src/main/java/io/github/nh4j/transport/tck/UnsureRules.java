package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T8, for what breaks once the request is on its way: the peer may have acted on it. */
abstract class UnsureRules extends Rules {
    UnsureRules(TransportContract contract) {
        super(contract, Rule.T8);
    }

    private void isUnsure(Calls calls, RawServer server, int requests, String situation) {
        Throwable failure = Pending.start(calls, transport(), Canary.post(server.uri("/")))
                .end(when(situation))
                .failure();
        assertThat(failure)
                .as(when(situation + " after the request had been sent, so that the peer may have acted on it"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RequestNotSentException.class);
        assertThat(failure)
                .as(when(situation + ", and no whole head of a response had come"))
                .isNotInstanceOf(IncompleteResponseException.class);
        Canary.isNotIn(failure, when(situation + ". Its message tells what was sent"));
        assertThat(server.requests()).as(Rule.T2.brokenWhen(situation)).hasSize(requests);
    }

    @ParameterizedTest
    @EnumSource
    final void reset(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.reset();
        })) {
            isUnsure(calls, server, 1, "the peer reset the connection");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void closed(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(RawConnection::readRequest)) {
            isUnsure(calls, server, 1, "the peer closed the connection");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void resetOnAConnectionThatWasUsedBefore(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            if (connection.readRequest() != null && connection.number() == 1) {
                connection.write(OK);
                connection.readRequest();
            }
            connection.reset();
        })) {
            answered(calls, Canary.post(server.uri("/")), "a call was made first");
            isUnsure(calls, server, 2, "the peer reset a connection that had served before");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void closedOnAConnectionThatWasUsedBefore(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            if (connection.readRequest() != null && connection.number() == 1) {
                connection.write(OK);
                connection.readRequest();
            }
        })) {
            answered(calls, Canary.post(server.uri("/")), "a call was made first");
            isUnsure(calls, server, 2, "the peer closed a connection that had served before");
        }
    }

    @ParameterizedTest
    @EnumSource
    final void noHttpAtAll(Calls calls) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.write("what?\r\n\r\n");
        })) {
            isUnsure(calls, server, 1, "the peer answered with something that is not HTTP");
        }
    }
}
