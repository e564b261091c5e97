package io.github.nh4j.payload;

import io.github.nh4j.notification.Notification;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** What is asked of values of any platform. Errors name the place, what was found, and what is allowed; never the value. */
final class Checks {
    private Checks() {}

    /** A text that UTF-8 has a form for. */
    static String text(String where, String text) {
        Objects.requireNonNull(text, where);
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(where + " has half of a surrogate pair at index " + i);
            }
        }
        return text;
    }

    /** A text with something in it. */
    static String filled(String where, String text) {
        require(!text(where, text).isBlank(), where + " is blank; leave it out, or say something");
        return text;
    }

    static long within(String where, long value, long least, long most) {
        require(value >= least && value <= most, where + " is " + value + "; allowed is " + least + " to " + most);
        return value;
    }

    static double within(String where, double value, double least, double most) {
        require(value >= least && value <= most, where + " is " + value + "; allowed is " + least + " to " + most);
        return value;
    }

    /** Whole seconds; what is beyond them is cut. */
    static long seconds(String where, Duration time, Duration least, Duration most) {
        require(
                time.compareTo(least) >= 0 && time.compareTo(most) <= 0,
                where + " is " + time + "; allowed is " + least + " to " + most);
        return time.toSeconds();
    }

    /** A text of a bounded length, as the push services of China count it. */
    static String atMost(int most, String where, String text) {
        int length = filled(where, text).codePointCount(0, text.length());
        require(length <= most, where + " has " + length + " characters; at most " + most + " are allowed");
        return text;
    }

    static <N extends Notification> N sized(String payload, N notification, int most) {
        int size = notification.payload().length;
        require(size <= most, payload + " has " + size + " bytes; at most " + most + " are allowed");
        return notification;
    }

    /** The name of an entry in an error: as it is if it is harmless there. */
    static String entry(String where, String name) {
        return where + "." + (name.matches("[!-~]{1,64}") ? name : "(an entry)");
    }

    /** One more entry of string values. */
    static void put(Map<String, Object> data, String name, String value) {
        filled("a key of data", name);
        data.put(name, text(entry("data", name), value));
    }

    static void require(boolean condition, String error) {
        if (!condition) {
            throw new IllegalArgumentException(error);
        }
    }
}
