package io.github.nh4j.internal.endpoint;

import java.util.Locale;
import java.util.Set;

/** Headers whose meaning is the library's business: were one doubled, the hub would read whichever it likes. */
final class OwnHeaders {
    private static final Set<String> NAMES = Set.of(
            "authorization",
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
