package io.github.nh4j.transport;

import java.util.Locale;
import java.util.Set;

/** What may be sent as a header. Stacks disagree on this (one sends CR and LF as blanks), so it is checked before them. */
final class HeaderRules {
    private static final int LONGEST = 8 * 1024;
    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";
    private static final Set<String> SET_BY_THE_STACK = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderRules() {}

    /**
     * Names may be part of the message, since callers write them in code; values never are, since they may be secrets.
     */
    static void check(String name, String value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a header name is empty");
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isTokenCharacter(name.charAt(i))) {
                throw new IllegalArgumentException("a header name has a character that is not allowed at position " + i
                        + " (allowed: letters, digits and " + TOKEN_PUNCTUATION + ")");
            }
        }
        if (isSetByTheStack(name)) {
            throw new IllegalArgumentException("header " + name + " is set by the HTTP stack only");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "header " + name + " has " + value.length() + " characters; at most " + LONGEST + " are allowed");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 0x20 || c > 0x7E) && c != '\t') {
                throw new IllegalArgumentException(
                        "header " + name + " has a character that is not allowed at position " + i
                                + " (allowed: printable ASCII and tab)");
            }
        }
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_PUNCTUATION.indexOf(c) >= 0;
    }

    /** Looks at the length and the first letter before it makes a lower-case copy: this runs for every header sent. */
    private static boolean isSetByTheStack(String name) {
        return "chktupeCHKTUPE".indexOf(name.charAt(0)) >= 0
                && SET_BY_THE_STACK.contains(name.toLowerCase(Locale.ROOT));
    }
}
