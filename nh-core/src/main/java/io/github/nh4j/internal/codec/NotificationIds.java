package io.github.nh4j.internal.codec;

import io.github.nh4j.transport.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The id of a notification: the last segment in the path of {@code Location}, whatever stands before it (there may be a
 * {@code $batch} in it). The URL itself is never followed.
 */
public final class NotificationIds {
    private static final int LONGEST = 256;
    private static final int LONGEST_LOCATION = 8 * 1024;

    private NotificationIds() {}

    public static @Nullable String fromLocation(Headers headers) {
        String location = headers.first("Location").orElse("");
        if (location.length() > LONGEST_LOCATION) {
            return null;
        }
        int end = location.length();
        for (int i = 0; i < end; i++) {
            if (location.charAt(i) == '?' || location.charAt(i) == '#') {
                end = i;
            }
        }
        while (end > 0 && location.charAt(end - 1) == '/') {
            end--;
        }
        int start = location.lastIndexOf('/', end - 1) + 1;
        if (start > 1 && location.startsWith("//", start - 2)) {
            return null; // There is no path: this is the host.
        }
        if (!isId(location, start, end)) {
            return null;
        }
        String id = location.substring(start, end);
        return id.equals(".") || id.equals("..") ? null : id;
    }

    private static boolean isId(String text, int start, int end) {
        if (start >= end || end - start > LONGEST) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '-' && c != '_' && c != '.' && c != '~') {
                return false;
            }
        }
        return true;
    }
}
