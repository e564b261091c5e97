package io.github.nh4j.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.registration.RegistrationQuery;
import java.net.URI;
import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of one hub. Those that do not vary are made once. */
public final class HubRoutes {
    static final String VERSION = "?api-version=2020-06";
    private static final int LONGEST = 260;
    /** What Azure's resource manager allows, and no segment that a URL would resolve away. */
    private static final Pattern HUB = Pattern.compile("[a-zA-Z][a-zA-Z0-9-._]*(/[a-zA-Z0-9-_][a-zA-Z0-9-._]*)*");

    /** What stands for itself in the value of a parameter. */
    private static final Pattern HARMLESS = Pattern.compile("(?:[A-Za-z0-9._~!$'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})+");

    private final String base;
    private final URI messages;
    private final URI testMessages;
    private final URI directMessages;
    private final URI directBatch;
    private final URI scheduledNotifications;
    private final URI registrations;
    private final URI registrationIds;
    private final URI jobs;

    public HubRoutes(URI endpoint, String hub) {
        this.base = endpoint + "/" + check(hub);
        this.messages = URI.create(base + "/messages" + VERSION);
        this.testMessages = URI.create(base + "/messages" + VERSION + "&test");
        this.directMessages = URI.create(base + "/messages" + VERSION + "&direct");
        this.directBatch = URI.create(base + "/messages/$batch" + VERSION + "&direct");
        this.scheduledNotifications = URI.create(base + "/schedulednotifications" + VERSION);
        this.registrations = URI.create(base + "/registrations" + VERSION);
        this.registrationIds = URI.create(base + "/registrationIDs" + VERSION);
        this.jobs = URI.create(base + "/jobs" + VERSION);
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

    URI registrations() {
        return registrations;
    }

    URI registrationIds() {
        return registrationIds;
    }

    URI registration(String id) {
        return URI.create(base + "/registrations/" + segment("the registration's id", id) + VERSION);
    }

    URI jobs() {
        return jobs;
    }

    URI job(String id) {
        return URI.create(base + "/jobs/" + segment("the job's id", id) + VERSION);
    }

    /** The registrations of a query, from where an earlier page ended. The hub calls every handle a channel's URI here. */
    URI registrations(RegistrationQuery query, @Nullable String continuation) {
        StringBuilder uri = new StringBuilder(base);
        query.tag().ifPresent(tag -> uri.append("/tags/").append(segment("the tag", tag)));
        uri.append("/registrations").append(VERSION);
        query.channel()
                .ifPresent(channel -> uri.append("&$filter=")
                        .append(URLEncoder.encode(
                                "ChannelUri eq '" + channel.handle().replace("'", "''") + "'", UTF_8)));
        uri.append("&$top=").append(query.pageSize());
        if (continuation != null) {
            if (continuation.isBlank()) {
                throw new IllegalArgumentException("the continuation is empty: the first page is listed without one");
            }
            uri.append("&continuationtoken=").append(verbatim(continuation));
        }
        return URI.create(uri.toString());
    }

    /** A value that the hub has encoded itself: it goes back as it came, but for what would end it. */
    private static String verbatim(String encoded) {
        StringBuilder value = new StringBuilder(encoded.length());
        Matcher harmless = HARMLESS.matcher(encoded);
        int end = 0;
        while (harmless.find()) {
            value.append(URLEncoder.encode(encoded.substring(end, harmless.start()), UTF_8))
                    .append(harmless.group());
            end = harmless.end();
        }
        return value.append(URLEncoder.encode(encoded.substring(end), UTF_8)).toString();
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
