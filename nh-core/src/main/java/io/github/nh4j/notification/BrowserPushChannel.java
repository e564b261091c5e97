package io.github.nh4j.notification;

import java.util.Objects;

/**
 * The subscription of one browser, as its {@code PushManager} gives it. Immutable and thread-safe. Two are
 * equal if all three parts are.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/browser-push">Web push with Azure Notification
 *     Hubs</a>
 */
public final class BrowserPushChannel {
    private final String endpoint;
    private final String p256dh;
    private final String auth;

    private BrowserPushChannel(String endpoint, String p256dh, String auth) {
        this.endpoint = notBlank(endpoint, "endpoint");
        this.p256dh = notBlank(p256dh, "p256dh");
        this.auth = notBlank(auth, "auth");
    }

    /**
     * A subscription.
     *
     * @param endpoint the URL of the browser's push service
     * @param p256dh the browser's public key, in Base64
     * @param auth the browser's secret, in Base64
     * @return the channel
     * @throws IllegalArgumentException if one of them is empty
     */
    public static BrowserPushChannel of(String endpoint, String p256dh, String auth) {
        return new BrowserPushChannel(endpoint, p256dh, auth);
    }

    private static String notBlank(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException("the subscription's " + name + " is empty");
        }
        return value;
    }

    /**
     * The URL of the browser's push service.
     *
     * @return the URL
     */
    public String endpoint() {
        return endpoint;
    }

    /**
     * The browser's public key.
     *
     * @return the key in Base64
     */
    public String p256dh() {
        return p256dh;
    }

    /**
     * The browser's secret.
     *
     * @return the secret in Base64
     */
    public String auth() {
        return auth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrowserPushChannel that
                && endpoint.equals(that.endpoint)
                && p256dh.equals(that.p256dh)
                && auth.equals(that.auth);
    }

    @Override
    public int hashCode() {
        return Objects.hash(endpoint, p256dh, auth);
    }

    /** Nothing of the subscription: whoever has it can push to the browser. */
    @Override
    public String toString() {
        return "BrowserPushChannel";
    }
}
