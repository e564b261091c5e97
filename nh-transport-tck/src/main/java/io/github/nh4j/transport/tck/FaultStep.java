package io.github.nh4j.transport.tck;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/**
 * What happens to one request of a {@link FaultScript}.
 *
 * @param name tells what it is
 * @param pieces what is written, each with a packet of its own
 * @param end what becomes of the connection
 */
record FaultStep(String name, List<String> pieces, End end) {
    enum End {
        KEPT,
        CLOSED,
        RESET,
        /** Reset before the request was read. */
        RESET_AT_ONCE
    }

    static final FaultStep FINE = new FaultStep("200", List.of(RawServer.response(200, "ok")), End.KEPT);

    private static final int[] STATUSES = {
        200, 201, 204, 301, 307, 400, 401, 404, 407, 408, 413, 429, 500, 502, 503, 503, 504
    };
    private static final String[] HEADERS = {
        "",
        "",
        "Retry-After: 0\r\n",
        "Retry-After: 1\r\n",
        "Location: http://localhost:1/elsewhere\r\n",
        "WWW-Authenticate: Basic realm=\"hub\"\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
    };
    private static final int SHORTEST_BODY = 10;
    private static final int LONGEST_BODY = 3000;

    FaultStep {
        pieces = List.copyOf(pieces);
    }

    static FaultStep next(Random random) {
        int status = STATUSES[random.nextInt(STATUSES.length)];
        String start = "HTTP/1.1 " + status + " Some Reason\r\n" + HEADERS[random.nextInt(HEADERS.length)];
        String body = "x".repeat(SHORTEST_BODY + random.nextInt(LONGEST_BODY));
        if (status == 204) {
            return new FaultStep("204", List.of(start + "\r\n"), End.KEPT);
        }
        String sized = "Content-Length: " + body.length() + "\r\n\r\n" + body;
        String chunked = "Transfer-Encoding: chunked\r\n\r\n" + chunks(body, random);
        return switch (random.nextInt(12)) {
            case 0 -> new FaultStep(status + "", List.of(start + sized), End.KEPT);
            case 1 -> new FaultStep(status + " in chunks", List.of(start + chunked), End.KEPT);
            case 2 -> new FaultStep(status + " in pieces", pieces(start + sized, random), End.KEPT);
            case 3 -> closed(status + ", then closed", start + "Connection: close\r\n" + sized);
            case 4 -> closed(status + " until closed", start + "Connection: close\r\n\r\n" + body);
            case 5 -> closed(status + " cut in the body", start + cut(sized, random));
            case 6 -> closed(status + " cut in the chunks", start + cut(chunked, random));
            // Not further: HttpClient takes the end of the connection for the end of the head.
            case 7 ->
                closed(status + " cut in the first line", start.substring(0, 1 + random.nextInt("HTTP/1.1".length())));
            case 8 -> closed("nonsense", "what is this?\r\n\r\n");
            case 9 -> closed("closed", "");
            case 10 -> new FaultStep("reset", List.of(), End.RESET);
            default -> new FaultStep("reset at once", List.of(), End.RESET_AT_ONCE);
        };
    }

    private static FaultStep closed(String name, String response) {
        return new FaultStep(name, List.of(response), End.CLOSED);
    }

    private static String chunks(String body, Random random) {
        int first = 1 + random.nextInt(body.length() - 1);
        return chunk(body.substring(0, first)) + chunk(body.substring(first)) + chunk("");
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    private static List<String> pieces(String response, Random random) {
        int cut = 1 + random.nextInt(response.length() - 1);
        return List.of(response.substring(0, cut), response.substring(cut));
    }

    /** Leaves the head whole, and takes at least the last byte of the content. */
    private static String cut(String sizedOrChunked, Random random) {
        int head = sizedOrChunked.indexOf("\r\n\r\n") + 4;
        int lastByteOfContent = sizedOrChunked.length() - SHORTEST_BODY;
        return sizedOrChunked.substring(0, head + random.nextInt(lastByteOfContent - head + 1));
    }

    /** Says whether the connection stays open. */
    boolean serve(RawConnection connection) throws IOException {
        if (end != End.RESET_AT_ONCE) {
            connection.readRequest();
            for (String piece : pieces) {
                connection.write(piece);
            }
        }
        if (end == End.RESET || end == End.RESET_AT_ONCE) {
            connection.reset();
        }
        return end == End.KEPT;
    }

    @Override
    public String toString() {
        return name;
    }
}
