package io.github.nh4j.emulator;

/** Which of the service's two front ends is emulated. They answer the same in headers and forms of their own. */
public enum ServerGeneration {
    /** As recorded from 2018 to 2020: with {@code ETag} headers, and without ids for tracking in headers. */
    OLD("Microsoft-HTTPAPI/2.0", "9999-12-31T23:59:59.999"),

    /** As recorded since 2022: registrations have their etags in bodies only, and responses have ids for tracking. */
    NEW("Kestrel", "9999-12-31T23:59:59.9999999");

    private final String server;
    private final String never;

    ServerGeneration(String server, String never) {
        this.server = server;
        this.never = never;
    }

    /** The value of the header {@code Server}. */
    String server() {
        return server;
    }

    /** The expiration time of a registration that has none, without a zone. */
    String never() {
        return never;
    }
}
