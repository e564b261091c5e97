package io.github.nh4j.auth;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parts of a connection string by lower-case name. Its errors name parts and lengths, never values. */
final class ConnectionStringParts {
    private static final int LONGEST = 16 * 1024;

    private final Map<String, String> values = new HashMap<>();
    private final int length;

    private ConnectionStringParts(int length) {
        this.length = length;
    }

    static ConnectionStringParts of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the connection string is empty");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the connection string has " + text.length() + " characters; at most " + LONGEST + " are allowed");
        }
        ConnectionStringParts parts = new ConnectionStringParts(text.length());
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(';', start);
            if (end < 0) {
                end = text.length();
            }
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        return parts;
    }

    /** A part without {@code =} is passed over like an unknown one; if it was a cut part, that part is missing below. */
    private void add(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            return;
        }
        String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = part.substring(equals + 1).strip();
        if (values.put(name, value) != null && isKnown(name)) {
            throw new IllegalArgumentException("the connection string has " + name + " twice");
        }
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case "endpoint", "sharedaccesskeyname", "sharedaccesskey", "entitypath", "usedevelopmentemulator" -> true;
            default -> false;
        };
    }

    String required(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException("the connection string has no " + name
                        + ". Expected Endpoint=sb://<namespace>.servicebus.windows.net/;SharedAccessKeyName=<name>;"
                        + "SharedAccessKey=<key>; got " + length
                        + " characters. Copy it whole from the hub's Access Policies in the portal"));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT))).filter(value -> !value.isEmpty());
    }
}
