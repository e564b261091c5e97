package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.notification.Notification;
import java.util.List;
import java.util.UUID;

/** The multipart body of a direct send to many devices: the notification, then the handles as a JSON array. */
public final class BatchBody {
    private final String boundary;
    private final byte[] bytes;

    private BatchBody(String boundary, byte[] bytes) {
        this.boundary = boundary;
        this.bytes = bytes;
    }

    /** With a random boundary that is in neither part, even if somebody has guessed it. */
    public static BatchBody of(Notification notification, List<String> handles, Randomness randomness) {
        byte[] payload = NotificationBody.of(notification);
        String text = new String(payload, UTF_8);
        UUID random = randomness.uuid();
        while (occurs("nh-boundary-" + random, text, handles)) {
            random = randomness.uuid();
        }
        return of(notification, payload, handles, "nh-boundary-" + random);
    }

    static BatchBody of(Notification notification, byte[] payload, List<String> handles, String boundary) {
        byte[] head = head(boundary, NotificationBody.partContentType(notification), "notification")
                .getBytes(US_ASCII);
        byte[] middle = ("\r\n" + head(boundary, "application/json; charset=utf-8", "devices")).getBytes(US_ASCII);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(US_ASCII);
        int size = head.length + payload.length + middle.length + tail.length + 1;
        for (String handle : handles) {
            size += handle.length() + 3;
        }
        Json.Buffer buffer = new Json.Buffer(size);
        buffer.writeBytes(head);
        buffer.writeBytes(payload);
        buffer.writeBytes(middle);
        Json.appendArray(handles, buffer);
        buffer.writeBytes(tail);
        return new BatchBody(boundary, buffer.bytes());
    }

    private static String head(String boundary, String contentType, String name) {
        return "--" + boundary + "\r\nContent-Type: " + contentType + "\r\nContent-Disposition: inline; name=" + name
                + "\r\n\r\n";
    }

    private static boolean occurs(String boundary, String payload, List<String> handles) {
        return payload.contains(boundary) || handles.stream().anyMatch(handle -> handle.contains(boundary));
    }

    public String contentType() {
        return "multipart/mixed; boundary=\"" + boundary + "\"";
    }

    public byte[] bytes() {
        return bytes;
    }
}
