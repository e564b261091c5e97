package io.github.nh4j.registration;

import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.tag.TagExpression;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What texts the hub stores. Errors say where something is wrong and never repeat it: it may be a person's data. */
final class Storable {
    private Storable() {}

    @SuppressWarnings("deprecation") // What is retired is still stored.
    static boolean isWindows(InstallationPlatform platform) {
        return platform.equals(InstallationPlatform.WINDOWS) || platform.equals(InstallationPlatform.WINDOWS_PHONE);
    }

    /** Refuses what XML has no form for, and a carriage return, which a parser reads as another character. */
    static void text(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n') {
                throw new IllegalArgumentException(what + " has a control character at index " + i);
            }
        }
        escapable(what, text);
    }

    /** Refuses what XML has no form for, but for control characters, which JSON has a form for. */
    static void escapable(String what, String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            if (half || codePoint == 0xFFFE || codePoint == 0xFFFF) {
                throw new IllegalArgumentException(
                        what + " has half of a surrogate pair or a noncharacter at index " + i);
            }
        }
    }

    static void notBlank(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        text(what, text);
    }

    static void pushVariables(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a name in the push variables is empty");
            }
            escapable("a name in the push variables", name);
            escapable("a value in the push variables", value);
        });
    }

    /**
     * Checks tags.
     *
     * @param template the name of the template, which may be among them whatever its characters; empty if there is none
     */
    static void tags(Collection<String> tags, String template) {
        int index = 0;
        for (String tag : tags) {
            String what = "the registration, tag at index " + index++;
            if (!template.isEmpty() && tag.equalsIgnoreCase(template) && template.indexOf(',') < 0) {
                text(what, tag);
                continue;
            }
            try {
                TagExpression.tag(tag);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
            }
        }
        onlyOne("$InstallationId:{", tags);
        onlyOne("$UserId:{", tags);
    }

    private static void onlyOne(String prefix, Collection<String> tags) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        if (tags.stream()
                        .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(lower))
                        .count()
                > 1) {
            throw new IllegalArgumentException(
                    "the registration has more than one tag " + prefix + "..}; one is allowed");
        }
    }

    /** A hub must not forge a line of a log. */
    static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
