package io.github.nh4j.payload;

import io.github.nh4j.notification.Notification;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** What is asked of values of any platform. Errors name the place, what was found, and what is allowed; never a text. */
final class Checks {
    private static final Pattern HARMLESS = Pattern.compile("[!-~]{1,64}");

    private Checks() {}

    /** Refuses with an error that is put together, as {@link String#format}, only then. */
    static void require(boolean condition, String error, Object... parts) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, error, parts));
        }
    }

    /** A text that UTF-8 has a form for. */
    static String text(String where, String text) {
        Objects.requireNonNull(text, where);
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            require(
                    codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE,
                    "%s has half of a surrogate pair at index %d",
                    where,
                    i);
        }
        return text;
    }

    /** A text with something in it. */
    static String filled(String where, String text) {
        require(!text(where, text).isBlank(), "%s is blank; leave it out, or say something", where);
        return text;
    }

    /** A text of a bounded length. */
    static String atMost(int most, String where, String text) {
        int length = filled(where, text).codePointCount(0, text.length());
        require(length <= most, "%s has %d characters; at most %d are allowed", where, length, most);
        return text;
    }

    static int notNegative(String where, int number) {
        require(number >= 0, "%s is %d; allowed is 0 or more", where, number);
        return number;
    }

    static double from0To1(String where, double number) {
        require(number >= 0 && number <= 1, "%s is %s; allowed is 0 to 1", where, number);
        return number;
    }

    /** Whole seconds; what is beyond them is cut. */
    static long seconds(String where, Duration time, Duration least, Duration most) {
        require(
                time.compareTo(least) >= 0 && time.compareTo(most) <= 0,
                "%s is %s; allowed is %s to %s",
                where,
                time,
                least,
                most);
        return time.toSeconds();
    }

    static <N extends Notification> N sized(String payload, N notification, int most) {
        int size = notification.payload().length;
        require(size <= most, "%s has %d bytes; at most %d are allowed", payload, size, most);
        return notification;
    }

    /** The key of a value for the app. */
    static String key(String key) {
        return filled("a key of data", key);
    }

    /** The name of an entry in an error: as it is if it is harmless there. */
    static String entry(String where, String name) {
        return where + "." + (HARMLESS.matcher(name).matches() ? name : "(an entry)");
    }
}
