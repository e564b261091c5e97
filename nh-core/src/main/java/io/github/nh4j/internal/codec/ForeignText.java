package io.github.nh4j.internal.codec;

import io.github.nh4j.transport.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Text of a stranger, for messages, logs and outcomes: without control characters and marks that reorder a line, each of
 * which becomes a blank, and not too long.
 */
public final class ForeignText {
    private static final int LONGEST_ID = 128;

    private ForeignText() {}

    /** The text as it may be shown: stripped, and cut to a number of characters. */
    public static String printable(String text, int most) {
        int length = Math.min(text.length(), most);
        int harmless = 0;
        while (harmless < length && !isHidden(text, harmless, length)) {
            harmless++;
        }
        if (harmless == text.length()) {
            return text.strip();
        }
        StringBuilder shown = new StringBuilder(length).append(text, 0, harmless);
        for (int i = harmless; i < length; i++) {
            shown.append(isHidden(text, i, length) ? ' ' : text.charAt(i));
        }
        return shown.toString().strip();
    }

    /** The id in a header of an answer, or null if there is none. It ends where a token that is echoed would go on. */
    public static @Nullable String id(Headers headers, String name) {
        String text = printable(headers.first(name).orElse(""), LONGEST_ID);
        int end = 0;
        while (end < text.length() && " =&%?<>\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end == 0 ? null : text.substring(0, end);
    }

    /** Half of a pair is what the pair is; alone, or cut from its other half, it is nothing that shows. */
    private static boolean isHidden(String text, int i, int length) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return isHidden(c);
        }
        int high = Character.isHighSurrogate(c) ? i : i - 1;
        return high < 0
                || high + 1 >= length
                || !Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1))
                || isHidden(text.codePointAt(high));
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
