package io.github.nh4j.transport.tck;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param connection which connection of the server it came on; 1 for the first
 * @param method the method
 * @param target path and query
 * @param headerLines the lines of the head below the first, verbatim and in order
 * @param content the body, one character for each byte
 */
public record RawRequest(int connection, String method, String target, List<String> headerLines, String content) {
    /**
     * Copies the lines.
     *
     * @param connection which connection of the server it came on
     * @param method the method
     * @param target path and query
     * @param headerLines the lines of the head below the first
     * @param content the body, one character for each byte
     */
    public RawRequest {
        headerLines = List.copyOf(headerLines);
    }

    /**
     * The body.
     *
     * @return its bytes
     */
    public byte[] body() {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * All values of a header.
     *
     * @param name the name, in any case
     * @return the values, without the blanks around them
     */
    public List<String> header(String name) {
        return headerLines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }
}
