package io.github.nh4j.internal.pipeline;

import java.util.BitSet;
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

    /** All are looked for in the text as it came: a mask could hide the word before another secret. */
    static String scrub(String text) {
        BitSet secret = new BitSet();
        for (Marker marker : MARKERS) {
            find(text, marker, secret);
        }
        if (secret.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(copied)) {
            masked.append(text, copied, from).append(MASK);
            copied = secret.nextClearBit(from);
        }
        return masked.append(text, copied, text.length()).toString();
    }

    private static void find(String text, Marker marker, BitSet secret) {
        int to = 0;
        int found = indexOf(text, marker.announces, 0);
        while (found >= 0) {
            int from = found + marker.announces.length();
            found = indexOf(text, marker.announces, from);
            while (from < text.length() && MAY_PRECEDE.indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            to = Math.max(to, from); // Inside of a secret, the end is that of the secret.
            while (to < text.length() && marker.ends.indexOf(text.charAt(to)) < 0) {
                to++;
            }
            secret.set(from, to);
        }
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
