package io.github.nh4j.emulator;

import java.util.Arrays;
import java.util.Optional;

/** A push service, with the word for it in an installation and the one in the format of a send. */
enum DevicePlatform {
    APPLE("apns", "apple"),
    FCM_V1("fcmv1", "fcmv1"),
    GCM("gcm", "gcm"),
    WINDOWS("wns", "windows"),
    WINDOWS_PHONE("mpns", "windowsphone"),
    ADM("adm", "adm"),
    BAIDU("baidu", "baidu"),
    BROWSER("browser", "browser"),
    XIAOMI("xiaomi", "xiaomi");

    private final String word;
    private final String format;

    DevicePlatform(String word, String format) {
        this.word = word;
        this.format = format;
    }

    String word() {
        return word;
    }

    String format() {
        return format;
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
