package io.github.nh4j.installation;

import java.util.Locale;
import java.util.Objects;

/**
 * The push service of a device, as an installation names it. The words of a notification's platform are others: Apple's
 * is {@code apns} here. A word that this library does not know is kept as it is.
 *
 * <p>Immutable and thread-safe. Two are equal if their words are, whatever the case.
 */
public final class InstallationPlatform {
    /** Apple Push Notification service. */
    public static final InstallationPlatform APPLE = of("apns");
    /** Firebase Cloud Messaging, HTTP v1. */
    public static final InstallationPlatform FCM_V1 = of("fcmv1");
    /** Windows Push Notification Services. */
    public static final InstallationPlatform WINDOWS = of("wns");
    /** Amazon Device Messaging. */
    public static final InstallationPlatform ADM = of("adm");
    /** Baidu Cloud Push. */
    public static final InstallationPlatform BAIDU = of("baidu");
    /** Web Push. */
    public static final InstallationPlatform BROWSER = of("browser");
    /** Xiaomi Push. */
    public static final InstallationPlatform XIAOMI = of("xiaomi");
    /**
     * The legacy protocol of Google Cloud Messaging and Firebase.
     *
     * @deprecated Google switched it off in 2024. Use {@link #FCM_V1}.
     */
    @Deprecated
    public static final InstallationPlatform GCM = of("gcm");
    /**
     * Microsoft Push Notification Service for Windows Phone.
     *
     * @deprecated the push service is retired. Use {@link #WINDOWS}.
     */
    @Deprecated
    public static final InstallationPlatform WINDOWS_PHONE = of("mpns");

    private final String word;

    private InstallationPlatform(String word) {
        this.word = Objects.requireNonNull(word, "word");
    }

    /**
     * The platform with a word.
     *
     * @param word the word, which need not be one of the constants
     * @return the platform
     */
    public static InstallationPlatform of(String word) {
        return new InstallationPlatform(word);
    }

    /**
     * The word for it.
     *
     * @return the word as it was given or as the hub wrote it, such as {@code Gcm}
     */
    public String word() {
        return word;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstallationPlatform that
                && word.toLowerCase(Locale.ROOT).equals(that.word.toLowerCase(Locale.ROOT));
    }

    @Override
    public int hashCode() {
        return word.toLowerCase(Locale.ROOT).hashCode();
    }

    /** The word. */
    @Override
    public String toString() {
        return word;
    }
}
