package io.github.nh4j.emulator.server;

import io.github.nh4j.emulator.HubAnswer;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.transport.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads a request whole, before anything is answered, and lets the emulator answer it. */
final class EmulatorHandler extends Handler.Abstract {
    /** A thousand handles of the longest kind, and some more. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final HubEmulator emulator;

    EmulatorHandler(HubEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() > MOST_BYTES) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
            return true;
        }
        byte[] body = bytes(Content.Source.asByteBuffer(request));
        URI target;
        try {
            target = new URI(request.getHttpURI().asString());
        } catch (URISyntaxException e) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        HubAnswer answer = emulator.handle(request.getMethod(), target, headers(request), body);
        new AnswerWriter(request, response, callback).write(answer);
        return true;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static Headers headers(Request request) {
        Headers.Builder headers = Headers.builder();
        for (HttpField field : request.getHeaders()) {
            headers.add(field.getName(), field.getValue() == null ? "" : field.getValue());
        }
        return headers.build();
    }
}
