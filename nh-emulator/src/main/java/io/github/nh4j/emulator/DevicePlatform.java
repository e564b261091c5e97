package io.github.nh4j.emulator;

import java.util.Arrays;
import java.util.Optional;

/** A push service, with the words for it: in an installation, in the format of a send, and in the counts of outcomes. */
enum DevicePlatform {
    APPLE("apns", "apple", "Apns"),
    FCM_V1("fcmv1", "fcmv1", "FcmV1"),
    GCM("gcm", "gcm", "Gcm"),
    WINDOWS("wns", "windows", "Wns"),
    WINDOWS_PHONE("mpns", "windowsphone", "Mpns"),
    ADM("adm", "adm", "Adm"),
    BAIDU("baidu", "baidu", "Baidu"),
    BROWSER("browser", "browser", "Browser"),
    XIAOMI("xiaomi", "xiaomi", "Xiaomi");

    private final String word;
    private final String format;
    private final String outcomes;

    DevicePlatform(String word, String format, String outcomes) {
        this.word = word;
        this.format = format;
        this.outcomes = outcomes;
    }

    String word() {
        return word;
    }

    String format() {
        return format;
    }

    String outcomes() {
        return outcomes;
    }

    static Optional<DevicePlatform> ofWord(String word) {
        return Arrays.stream(values())
                .filter(p -> p.word.equalsIgnoreCase(word))
                .findFirst();
    }

    static Optional<DevicePlatform> ofFormat(String format) {
        return Arrays.stream(values())
                .filter(p -> p.format.equalsIgnoreCase(format))
                .findFirst();
    }
}
