package io.github.nh4j.internal.codec;

import io.github.nh4j.notification.AdmNotification;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.TemplateNotification;
import io.github.nh4j.notification.WindowsNotification;
import io.github.nh4j.notification.WindowsPhoneNotification;

/** The body of a send and its content type. */
public final class NotificationBody {
    private static final int MOST_BYTES = 64 * 1024;

    private NotificationBody() {}

    /**
     * The bytes to send.
     *
     * @throws IllegalArgumentException if there are none, or more than the hub takes
     */
    public static byte[] of(Notification notification) {
        byte[] body = notification instanceof TemplateNotification template
                        && !template.properties().isEmpty()
                ? Json.object(template.properties())
                : notification
                        .collapseKey()
                        .map(key -> collapsing(notification, key))
                        .orElseGet(notification::payload);
        if (body.length == 0) {
            throw new IllegalArgumentException(
                    "the payload of the " + notification.platform().format() + " notification is empty");
        }
        if (body.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the payload of the " + notification.platform().format()
                            + " notification has " + body.length + " bytes; the hub takes at most " + MOST_BYTES
                            + " (and most push services 4096)");
        }
        return body;
    }

    private static byte[] collapsing(Notification notification, String key) {
        try {
            JsonMembers json = JsonMembers.parse(notification.payload());
            if (notification instanceof AdmNotification) {
                json.put(key, "consolidationKey");
            } else {
                JsonMembers message = json.object("message");
                json.put(key, "message", "android", "collapse_key");
                // Android shows what has a part of this name, even an empty one; what is for the app alone must not
                // have it.
                if (message.isObject("notification")
                        || message.object("android").isObject("notification")) {
                    json.put(key, "message", "android", "notification", "tag");
                }
            }
            return json.bytes();
        } catch (MalformedBodyException e) {
            throw new IllegalArgumentException("the payload of the "
                    + notification.platform().format()
                    + " notification is no JSON object that has a place for the collapse key");
        }
    }

    public static String contentType(Notification notification) {
        return kind(notification).contentType;
    }

    static String partContentType(Notification notification) {
        return kind(notification).partContentType;
    }

    @SuppressWarnings("deprecation") // The retired platforms are still sent to.
    private static Kind kind(Notification notification) {
        if (notification instanceof WindowsNotification windows) {
            return windows.type() == WindowsNotification.Type.RAW ? Kind.BYTES : Kind.XML;
        }
        return notification instanceof WindowsPhoneNotification ? Kind.XML : Kind.JSON;
    }

    /** As the official clients write them: without a blank as a header, with one inside a multipart body. */
    private enum Kind {
        JSON("application/json;charset=utf-8", "application/json; charset=utf-8"),
        XML("application/xml", "application/xml; charset=utf-8"),
        BYTES("application/octet-stream", "application/octet-stream");

        private final String contentType;
        private final String partContentType;

        Kind(String contentType, String partContentType) {
            this.contentType = contentType;
            this.partContentType = partContentType;
        }
    }
}
