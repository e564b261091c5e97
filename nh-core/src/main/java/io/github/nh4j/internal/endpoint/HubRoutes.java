package io.github.nh4j.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.regex.Pattern;

/** The addresses of one hub. Those that do not vary are made once. */
public final class HubRoutes {
    static final String VERSION = "?api-version=2020-06";
    private static final int LONGEST = 260;
    /** What Azure's resource manager allows, and no segment that a URL would resolve away. */
    private static final Pattern HUB = Pattern.compile("[a-zA-Z][a-zA-Z0-9-._]*(/[a-zA-Z0-9-_][a-zA-Z0-9-._]*)*");

    private final String base;
    private final URI messages;
    private final URI testMessages;
    private final URI directMessages;
    private final URI directBatch;
    private final URI scheduledNotifications;

    public HubRoutes(URI endpoint, String hub) {
        this.base = endpoint + "/" + check(hub);
        this.messages = URI.create(base + "/messages" + VERSION);
        this.testMessages = URI.create(base + "/messages" + VERSION + "&test");
        this.directMessages = URI.create(base + "/messages" + VERSION + "&direct");
        this.directBatch = URI.create(base + "/messages/$batch" + VERSION + "&direct");
        this.scheduledNotifications = URI.create(base + "/schedulednotifications" + VERSION);
    }

    static String check(String hub) {
        if (hub.length() > LONGEST || !HUB.matcher(hub).matches()) {
            throw new IllegalArgumentException("the hub's name is wrong: it starts with a letter, holds letters, digits"
                    + " and - . _ /, and has at most " + LONGEST + " characters");
        }
        return hub;
    }

    /** What a token is signed for: one serves every operation of the hub. */
    public String resource() {
        return base;
    }

    URI messages() {
        return messages;
    }

    URI testMessages() {
        return testMessages;
    }

    URI directMessages() {
        return directMessages;
    }

    URI directBatch() {
        return directBatch;
    }

    URI scheduledNotifications() {
        return scheduledNotifications;
    }

    URI scheduledNotification(String id) {
        return URI.create(base + "/schedulednotifications/" + segment("the notification's id", id) + VERSION);
    }

    URI message(String id) {
        return URI.create(base + "/messages/" + segment("the notification's id", id) + VERSION);
    }

    URI feedbackContainer() {
        return URI.create(base + "/feedbackcontainer" + VERSION);
    }

    URI installation(String id) {
        return URI.create(base + "/installations/" + segment("the installation's id", id) + VERSION);
    }

    /** One segment of a path: whatever is in it, it stays one. */
    private static String segment(String what, String text) {
        if (text.isBlank() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(what + " is empty or a dot segment");
        }
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
