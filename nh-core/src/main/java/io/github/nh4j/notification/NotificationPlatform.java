package io.github.nh4j.notification;

/** The push services that a hub sends to, and templates, which reach devices of every platform. */
public enum NotificationPlatform {
    /** Apple Push Notification service. */
    APPLE("apple"),
    /** Firebase Cloud Messaging, HTTP v1. */
    FCM_V1("fcmv1"),
    /** Windows Push Notification Services. */
    WINDOWS("windows"),
    /** Amazon Device Messaging. */
    ADM("adm"),
    /** Baidu Cloud Push. */
    BAIDU("baidu"),
    /** Web Push. */
    BROWSER("browser"),
    /** Xiaomi Push. */
    XIAOMI("xiaomi"),
    /** Every platform, by the templates that devices have registered. */
    TEMPLATE("template"),
    /**
     * The legacy protocol of Google Cloud Messaging and Firebase.
     *
     * @deprecated Google switched it off in 2024; the hub still accepts it. Use {@link #FCM_V1}.
     */
    @Deprecated
    GCM("gcm"),
    /**
     * Microsoft Push Notification Service for Windows Phone.
     *
     * @deprecated the push service is retired; the hub still accepts it. Use {@link #WINDOWS}.
     */
    @Deprecated
    WINDOWS_PHONE("windowsphone");

    private final String format;

    NotificationPlatform(String format) {
        this.format = format;
    }

    /**
     * The hub's word for it.
     *
     * @return the value of the header {@code ServiceBusNotification-Format}
     */
    public String format() {
        return format;
    }
}
