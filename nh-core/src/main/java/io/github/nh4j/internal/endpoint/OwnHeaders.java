package io.github.nh4j.internal.endpoint;

import java.util.Locale;
import java.util.Set;

/**
 * Headers that are the library's business: were one doubled, the hub would read whichever it likes, and were a coding
 * asked for, nobody would decode the answer.
 */
final class OwnHeaders {
    private static final Set<String> NAMES = Set.of(
            "accept-encoding",
            "authorization",
            "content-encoding",
            "content-type",
            "trackingid",
            "user-agent",
            "p256dh",
            "auth",
            "servicebusnotification-format",
            "servicebusnotification-tags",
            "servicebusnotification-devicehandle",
            "servicebusnotification-scheduletime");

    private OwnHeaders() {}

    static boolean contains(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
