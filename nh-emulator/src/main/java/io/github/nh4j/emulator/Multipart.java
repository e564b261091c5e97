package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a {@code multipart/mixed} body apart, as tolerantly as the hub: clients differ in quotes, in blanks round the
 * equals sign, in the order and the case of the headers of a part, and in what follows the last boundary.
 */
final class Multipart {
    private static final String LINE_END = "\r\n";

    private Multipart() {}

    /**
     * The parts by their names.
     *
     * @throws Refusal with 400 if the body cannot be taken apart
     */
    static Map<String, byte[]> parse(String contentType, byte[] body) {
        if (!contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/mixed")) {
            throw Refusal.badRequest("The content type of a batch must be multipart/mixed");
        }
        String boundary = parameter(contentType, "boundary")
                .orElseThrow(() -> Refusal.badRequest("The content type of a batch has no boundary"));
        // One char is one byte, so that the parts come out as they went in. The line end makes the first boundary like
        // all.
        String text = LINE_END + new String(body, ISO_8859_1);
        String delimiter = LINE_END + "--" + boundary;
        Map<String, byte[]> parts = new HashMap<>();
        int start = text.indexOf(delimiter);
        while (start >= 0) {
            int partStart = start + delimiter.length();
            int partEnd = text.indexOf(delimiter, partStart);
            if (partEnd < 0) {
                if (!text.startsWith("--", partStart)) {
                    throw incomplete();
                }
                return parts;
            }
            add(parts, text.substring(partStart, partEnd));
            start = partEnd;
        }
        throw incomplete();
    }

    static Refusal incomplete() {
        return Refusal.badRequest("Could not find a part of the multipart content supplied.");
    }

    private static void add(Map<String, byte[]> parts, String part) {
        int headersEnd = part.indexOf(LINE_END + LINE_END);
        if (headersEnd < 0 || !part.startsWith(LINE_END)) {
            throw incomplete();
        }
        for (String header : part.substring(0, headersEnd).split(LINE_END, -1)) {
            int colon = header.indexOf(':');
            if (colon > 0 && header.substring(0, colon).strip().equalsIgnoreCase("Content-Disposition")) {
                parameter(header, "name")
                        .ifPresent(name -> parts.put(
                                name.toLowerCase(Locale.ROOT),
                                part.substring(headersEnd + 2 * LINE_END.length())
                                        .getBytes(ISO_8859_1)));
            }
        }
    }

    private static Optional<String> parameter(String header, String name) {
        for (String parameter : header.split(";", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
                String value = parameter.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                String plain = quoted ? value.substring(1, value.length() - 1) : value;
                return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
            }
        }
        return Optional.empty();
    }
}
