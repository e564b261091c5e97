package io.github.nh4j.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is pushed: the payload as the push service of one platform wants it, minus the device's address. The common case
 * is short: {@code Notification.apple(json)}.
 *
 * <p>The payload is sent as it is given, in UTF-8; at most 64 KiB, and each push service has a lower limit of its own. The
 * builders of the artifact {@code nh-payload} write payloads within these limits.
 * Every method that takes a text refuses half of a surrogate pair in it with an {@link IllegalArgumentException}.
 * Headers that are added go on to the push service.
 *
 * <p>Immutable and thread-safe; one notification may be sent many times.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/direct-send">Send messages</a>
 */
@SuppressWarnings("deprecation") // The hub accepts the retired platforms, so this family has them.
public abstract sealed class Notification
        permits AppleNotification,
                FcmV1Notification,
                WindowsNotification,
                AdmNotification,
                BaiduNotification,
                BrowserNotification,
                XiaomiNotification,
                TemplateNotification,
                GcmNotification,
                WindowsPhoneNotification {
    private final NotificationPlatform platform;
    private final byte[] payload;
    private final Map<String, String> headers;
    private final @Nullable String collapseKey;

    Notification(NotificationPlatform platform, byte[] payload, Map<String, String> headers) {
        this(platform, payload, headers, null);
    }

    Notification(
            NotificationPlatform platform, byte[] payload, Map<String, String> headers, @Nullable String collapseKey) {
        this.platform = platform;
        this.payload = payload;
        this.headers = headers;
        this.collapseKey = collapseKey;
    }

    /**
     * A notification for Apple devices.
     *
     * @param json the payload, such as <code>{"aps":{"alert":"Hello"}}</code>
     * @return the notification
     */
    public static AppleNotification apple(String json) {
        return new AppleNotification(utf8(json), Map.of());
    }

    /**
     * A notification through FCM HTTP v1.
     *
     * @param json Google's message without its target, with the root {@code message}
     * @return the notification
     */
    public static FcmV1Notification fcmV1(String json) {
        return new FcmV1Notification(utf8(json), Map.of(), null);
    }

    /**
     * A toast for Windows devices.
     *
     * @param xml the payload with the root {@code toast}
     * @return the notification
     */
    public static WindowsNotification windowsToast(String xml) {
        return new WindowsNotification(WindowsNotification.Type.TOAST, utf8(xml), Map.of());
    }

    /**
     * A tile update for Windows devices.
     *
     * @param xml the payload with the root {@code tile}
     * @return the notification
     */
    public static WindowsNotification windowsTile(String xml) {
        return new WindowsNotification(WindowsNotification.Type.TILE, utf8(xml), Map.of());
    }

    /**
     * A badge update for Windows devices.
     *
     * @param xml the payload with the root {@code badge}
     * @return the notification
     */
    public static WindowsNotification windowsBadge(String xml) {
        return new WindowsNotification(WindowsNotification.Type.BADGE, utf8(xml), Map.of());
    }

    /**
     * A raw notification, which a Windows app reads itself.
     *
     * @param bytes the payload; it is copied
     * @return the notification
     */
    public static WindowsNotification windowsRaw(byte[] bytes) {
        return new WindowsNotification(WindowsNotification.Type.RAW, bytes.clone(), Map.of());
    }

    /**
     * A notification for Amazon devices.
     *
     * @param json the payload, such as <code>{"data":{"key":"value"}}</code>
     * @return the notification
     */
    public static AdmNotification adm(String json) {
        return new AdmNotification(utf8(json), Map.of(), null);
    }

    /**
     * A notification through Baidu Cloud Push.
     *
     * @param json the payload
     * @return the notification
     */
    public static BaiduNotification baidu(String json) {
        return new BaiduNotification(utf8(json), Map.of());
    }

    /**
     * A notification for browsers (Web Push).
     *
     * @param json the payload, of any shape that the page's service worker reads
     * @return the notification
     */
    public static BrowserNotification browser(String json) {
        return new BrowserNotification(utf8(json), Map.of());
    }

    /**
     * A notification through Xiaomi Push.
     *
     * @param json the payload
     * @return the notification
     */
    public static XiaomiNotification xiaomi(String json) {
        return new XiaomiNotification(utf8(json), Map.of());
    }

    /**
     * A notification that each device shows by the template it has registered.
     *
     * @param properties the values for the templates, in any characters
     * @return the notification
     */
    public static TemplateNotification template(Map<String, String> properties) {
        Map<String, String> copy = new LinkedHashMap<>();
        properties.forEach((name, value) -> copy.put(
                whole(Objects.requireNonNull(name, "a property's name")),
                whole(Objects.requireNonNull(value, "a property's value; leave the property out instead"))));
        return copy.isEmpty()
                ? template("{}")
                : new TemplateNotification(Collections.unmodifiableMap(copy), new byte[0], Map.of());
    }

    /**
     * A template notification whose properties are JSON already.
     *
     * @param json a flat object with string values, such as <code>{"message":"Hello"}</code>
     * @return the notification
     */
    public static TemplateNotification template(String json) {
        return new TemplateNotification(Map.of(), utf8(json), Map.of());
    }

    /**
     * A notification through Google's legacy protocol.
     *
     * @param json the payload, such as <code>{"data":{"key":"value"}}</code>
     * @return the notification
     * @deprecated Google switched the protocol off in 2024. Use {@link #fcmV1}.
     */
    @Deprecated
    public static GcmNotification gcm(String json) {
        return new GcmNotification(utf8(json), Map.of());
    }

    /**
     * A toast for Windows Phone.
     *
     * @param xml the payload with the root {@code wp:Notification}
     * @return the notification
     * @deprecated the push service is retired. Use {@link #windowsToast}.
     */
    @Deprecated
    public static WindowsPhoneNotification windowsPhoneToast(String xml) {
        return new WindowsPhoneNotification(WindowsPhoneNotification.Type.TOAST, utf8(xml), Map.of());
    }

    /**
     * A tile update for Windows Phone.
     *
     * @param xml the payload with the root {@code wp:Notification}
     * @return the notification
     * @deprecated the push service is retired. Use {@link #windowsTile}.
     */
    @Deprecated
    public static WindowsPhoneNotification windowsPhoneTile(String xml) {
        return new WindowsPhoneNotification(WindowsPhoneNotification.Type.TILE, utf8(xml), Map.of());
    }

    /**
     * A raw notification for Windows Phone.
     *
     * @param text the payload, at most 1 KiB
     * @return the notification
     * @deprecated the push service is retired. Use {@link #windowsRaw}.
     */
    @Deprecated
    public static WindowsPhoneNotification windowsPhoneRaw(String text) {
        return new WindowsPhoneNotification(WindowsPhoneNotification.Type.RAW, utf8(text), Map.of());
    }

    /**
     * The platform that it is for.
     *
     * @return the platform
     */
    public final NotificationPlatform platform() {
        return platform;
    }

    /**
     * The payload as it is sent. The array is shared, to save a copy: it must not be written to.
     *
     * @return the bytes; empty for a template notification that has {@link TemplateNotification#properties()}
     */
    public final byte[] payload() {
        return payload;
    }

    /**
     * The headers that go to the push service: those of the platform and those that were added.
     *
     * @return names and values in their order
     */
    public final Map<String, String> headers() {
        return headers;
    }

    /**
     * This notification with one more header for the push service.
     *
     * @param name the header's name, such as {@code apns-topic}; in place of what it had, whatever the case
     * @param value its value, in printable ASCII
     * @return a new notification
     */
    public abstract Notification withHeader(String name, String value);

    /**
     * This notification with a name, so that a later one with the same takes its place where it is shown or still waits.
     * With it, a send that is repeated by {@code RetryPolicy.atLeastOnce()} shows once, though the device may sound twice.
     *
     * <p>It is {@code apns-collapse-id} for Apple, {@code X-WNS-Tag} for Windows, {@code Topic} for browsers, and in the
     * payload, when that is sent, {@code collapse_key} and {@code tag} for FCM v1 and {@code consolidationKey} for ADM.
     *
     * @param key at most 16 letters and digits, which all platforms take
     * @return a new notification
     * @throws IllegalArgumentException if the platform does not take the key, or has none; for a template notification the
     *     templates may have headers for it
     */
    public Notification withCollapseKey(String key) {
        throw new IllegalArgumentException("a " + platform.format() + " notification has no collapse key");
    }

    /**
     * The collapse key that is put into the payload when it is sent.
     *
     * @return the key, or empty if there is none or it is a header
     */
    public final Optional<String> collapseKey() {
        return Optional.ofNullable(collapseKey);
    }

    /** A key that the platform takes. */
    static String requireCollapseKey(String key, int most, String allowed) {
        if (key.isEmpty() || key.length() > most || !key.matches(allowed)) {
            throw new IllegalArgumentException("the collapse key has " + key.length() + " characters; allowed are 1 to "
                    + most + " of " + allowed);
        }
        return key;
    }

    /** The headers with one of them set, for the constructors of subclasses. */
    final Map<String, String> headersWith(String name, String value) {
        Objects.requireNonNull(value, "value");
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.keySet().removeIf(name::equalsIgnoreCase);
        changed.put(name, value);
        return Collections.unmodifiableMap(changed);
    }

    private static byte[] utf8(String payload) {
        return whole(payload).getBytes(UTF_8);
    }

    /** Refuses what UTF-8 has no form for: it would be sent as a question mark, or as an escape that parsers refuse. */
    private static String whole(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(
                        "a text of " + text.length() + " characters has half of a surrogate pair at index " + i);
            }
        }
        return text;
    }

    /** Platform and size: no payload and no header value. */
    @Override
    public String toString() {
        return platform.format() + " notification, " + payload.length + " bytes";
    }
}
