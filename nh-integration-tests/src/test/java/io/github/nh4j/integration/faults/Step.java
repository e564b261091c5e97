package io.github.nh4j.integration.faults;

import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.util.Locale;

/**
 * What a peer does once it has read a whole request.
 *
 * @param acts whether a hub that does this may have acted on the request
 */
record Step(boolean acts, Reaction reaction) {
    /** Does it, and says whether the connection goes on. */
    @FunctionalInterface
    interface Reaction {
        boolean to(RawConnection connection) throws IOException, InterruptedException;
    }

    /** Answers, and keeps the connection. */
    static Step answer(int status, String body, String... headerLines) {
        boolean asksToWait =
                String.join("\n", headerLines).toLowerCase(Locale.ROOT).contains("retry-after");
        boolean refuses = status == 503
                ? asksToWait
                : status == 501 || status == 505 || (status >= 300 && status < 500 && status != 408);
        return new Step(!refuses, connection -> {
            connection.write(RawServer.response(status, body, headerLines));
            return true;
        });
    }

    /** The head of an answer, to its empty line. */
    static String head(String status, String... headerLines) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    static Step accepted() {
        return answer(
                201, "", "Location: https://contoso.servicebus.windows.net/news/messages/8-1?api-version=2015-04");
    }

    /** Writes these bytes for an answer of success, and keeps the connection. */
    static Step text(String text) {
        return new Step(true, connection -> {
            connection.write(text);
            return true;
        });
    }

    /** Writes these bytes, and closes the connection. */
    static Step textAndEnd(String text) {
        return new Step(true, connection -> {
            connection.write(text);
            return false;
        });
    }

    /** Writes these bytes, and then nothing more. */
    static Step textAndSilence(String text) {
        return new Step(true, connection -> {
            connection.write(text);
            connection.stall();
            return false;
        });
    }

    static Step silence() {
        return textAndSilence("");
    }

    static Step end() {
        return textAndEnd("");
    }

    static Step reset() {
        return new Step(true, connection -> {
            connection.reset();
            return false;
        });
    }

    /** Writes the second text a hundred times a second. */
    static Step drip(String begin, String again) {
        return new Step(true, connection -> {
            connection.write(begin);
            connection.drip(again, Integer.MAX_VALUE);
            return false;
        });
    }
}
