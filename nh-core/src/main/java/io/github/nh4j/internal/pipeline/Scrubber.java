package io.github.nh4j.internal.pipeline;

import java.util.List;

/**
 * The last line of defence over every text that is dumped: masks whatever stands behind a word that announces a key or a
 * token. Nothing of that kind should get here; a payload that somebody copied together may hold it.
 */
final class Scrubber {
    private static final String MASK = "***";

    /** What may stand between a marker and its secret. */
    private static final String MAY_PRECEDE = " \t\"'\\";

    /** Each with the characters that end its secret. */
    private static final List<Marker> MARKERS = List.of(
            new Marker("SharedAccessSignature ", " \t\r\n\"'<,"),
            new Marker("SharedAccessKey=", "; \t\r\n\"'<,"),
            new Marker("SharedAccessKey =", "; \t\r\n\"'<,"),
            new Marker("SharedAccessKey\":", "\",}\r\n"),
            new Marker("SharedAccessKey\" :", "\",}\r\n"),
            new Marker("SharedAccessKey\\\":", "\\\",}\r\n"),
            new Marker("sig=", "& ;\t\r\n\"'<,"),
            new Marker("Bearer ", " \t\r\n\"'<,"),
            new Marker("PRIVATE KEY-----", "-"),
            new Marker("<SharedAccessKey>", "<"),
            new Marker("<PrimaryKey>", "<"),
            new Marker("<SecondaryKey>", "<"));

    private Scrubber() {}

    private record Marker(String announces, String ends) {}

    static String scrub(String text) {
        String scrubbed = text;
        for (Marker marker : MARKERS) {
            scrubbed = mask(scrubbed, marker);
        }
        return scrubbed;
    }

    private static String mask(String text, Marker marker) {
        int found = indexOf(text, marker.announces, 0);
        if (found < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        while (found >= 0) {
            int from = found + marker.announces.length();
            while (from < text.length() && MAY_PRECEDE.indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int to = from;
            while (to < text.length() && marker.ends.indexOf(text.charAt(to)) < 0) {
                to++;
            }
            masked.append(text, copied, from).append(to > from ? MASK : "");
            copied = to;
            found = indexOf(text, marker.announces, to);
        }
        return masked.append(text, copied, text.length()).toString();
    }

    private static int indexOf(String text, String word, int from) {
        for (int i = from; i <= text.length() - word.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return i;
            }
        }
        return -1;
    }
}
