package io.github.nh4j.emulator.server;

import io.github.nh4j.emulator.HubAnswer;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives one answer to a caller, as it is to be given. No thread waits meanwhile. */
final class AnswerWriter {
    private final Request request;
    private final Response response;
    private final Callback callback;

    AnswerWriter(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    void write(HubAnswer answer) {
        TransportResponse told = answer.response();
        switch (answer.way()) {
            case WHOLE ->
                after(answer.pause(), () -> {
                    head(told, 0);
                    response.write(true, ByteBuffer.wrap(told.body()), callback);
                });
            case DRIPPING -> {
                head(told, 0);
                part(told.body(), 0, 0, () -> drip(told.body(), 0, answer.pause()));
            }
            case TRUNCATED ->
                after(answer.pause(), () -> {
                    head(told, 1);
                    part(told.body(), 0, told.body().length, this::abort);
                });
            case RESET -> after(answer.pause(), this::reset);
        }
    }

    private void after(Duration pause, Runnable action) {
        if (pause.isZero()) {
            action.run();
        } else {
            request.getComponents().getScheduler().schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void head(TransportResponse told, int missing) {
        response.setStatus(told.status());
        told.headers().forEach((name, value) -> response.getHeaders().add(name, value));
        if (!response.getHeaders().contains("Transfer-Encoding")) {
            response.getHeaders().put("Content-Length", told.body().length + missing);
        }
    }

    private void drip(byte[] body, int from, Duration pause) {
        if (from == body.length) {
            response.write(true, ByteBuffer.allocate(0), callback);
        } else {
            after(pause, () -> part(body, from, 1, () -> drip(body, from + 1, pause)));
        }
    }

    /** Writes what is not the end. */
    private void part(byte[] body, int from, int length, Runnable next) {
        response.write(false, ByteBuffer.wrap(body, from, length), Callback.from(next, callback::failed));
    }

    /** Jetty breaks off what it cannot answer any more: the stream, or the connection if it has none. */
    private void abort() {
        callback.failed(new Request.Handler.AbortException("a fault of the emulator"));
    }

    private void reset() {
        if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            lingerNoLonger(request.getConnectionMetaData().getConnection().getEndPoint());
        }
        abort();
    }

    /** Closing the socket then sends a reset, and not the end of the stream. */
    private static void lingerNoLonger(EndPoint endPoint) {
        Object below = endPoint;
        while (below instanceof EndPoint next && next.getTransport() != below) {
            below = next.getTransport();
        }
        if (below instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // The caller has gone; nothing is left to be broken off.
            }
        }
    }
}
