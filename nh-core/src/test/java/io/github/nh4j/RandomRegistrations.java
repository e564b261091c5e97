package io.github.nh4j;

import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationBuilder;
import io.github.nh4j.registration.TemplateRegistration;
import java.util.List;
import java.util.Random;

/** Registrations that a hub would store, of every platform and both forms, with all that XML makes hard in them. */
@SuppressWarnings("deprecation") // What is retired is still stored.
final class RandomRegistrations {
    static final List<InstallationPlatform> PLATFORMS = List.of(
            InstallationPlatform.APPLE,
            InstallationPlatform.FCM_V1,
            InstallationPlatform.GCM,
            InstallationPlatform.WINDOWS,
            InstallationPlatform.WINDOWS_PHONE,
            InstallationPlatform.ADM,
            InstallationPlatform.BAIDU,
            InstallationPlatform.BROWSER,
            InstallationPlatform.XIAOMI);

    private static final List<String> PIECES =
            List.of("a", "B7", " ", "é", "🎉", "<", ">", "&", "]]>", "'", "\t", "\n", "\u2028", "\u0085", "&#10;");

    private final Random random;

    RandomRegistrations(long seed) {
        this.random = new Random(seed);
    }

    /** Of the platform and the form that a number stands for: 0 to 8 are native, 9 to 17 templates, and so on. */
    Registration next(int number) {
        InstallationPlatform platform = PLATFORMS.get(number % PLATFORMS.size());
        boolean template = number / PLATFORMS.size() % 2 == 1;
        return template
                ? template(platform)
                : common(NativeRegistration.builder(channel(platform))).build();
    }

    private PushChannel channel(InstallationPlatform platform) {
        boolean windows = isWindows(platform);
        PushChannel channel;
        if (platform.equals(InstallationPlatform.BAIDU)) {
            channel = PushChannel.baidu("u" + text(), "c" + text());
        } else if (platform.equals(InstallationPlatform.BROWSER)) {
            channel =
                    PushChannel.of(BrowserPushChannel.of("https://push.example/" + text(), "k" + text(), "a" + text()));
        } else if (platform.equals(InstallationPlatform.APPLE)) {
            channel = PushChannel.of(platform, String.format("%016X", random.nextLong()));
        } else {
            channel =
                    PushChannel.of(platform, windows ? "https://wns.example/?a=b&c=" + random.nextInt() : "h" + text());
        }
        return windows && random.nextBoolean() ? channel.withSecondaryTile("tile" + text()) : channel;
    }

    private Registration template(InstallationPlatform platform) {
        String body = isWindows(platform)
                ? "<toast>\r\n\t<text id=\"1\">$(m) &amp; " + text().replaceAll("[<&]|]]>", "") + "</text>\n</toast>"
                : "{\"aps\" :\r\n{\"alert\":\"$(m)" + text().replaceAll("[\t\n]", "") + "\"}}\n";
        TemplateRegistration.Builder template = common(TemplateRegistration.builder(channel(platform), body));
        if (random.nextBoolean()) {
            template.name("t" + text());
        }
        if (platform.equals(InstallationPlatform.WINDOWS)) {
            template.header("X-WNS-Type", "wns/toast").header("X-WNS-Tag", text());
        } else if (platform.equals(InstallationPlatform.WINDOWS_PHONE)) {
            template.header("X-WindowsPhone-Target", "toast").header("X-NotificationClass", "2");
        } else if (platform.equals(InstallationPlatform.APPLE)) {
            template.expiry("$(until" + text() + ")").priority("10").header("apns-topic", text());
        } else if (platform.equals(InstallationPlatform.BAIDU)) {
            template.messageType(random.nextInt(2));
        }
        return template.build();
    }

    private <B extends RegistrationBuilder<B>> B common(B builder) {
        if (random.nextBoolean()) {
            builder.id(Math.abs(random.nextLong() / 2) + "-" + random.nextInt(1_000_000) + "-1")
                    .etag(Integer.toString(random.nextInt(100)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.tag("tag_" + random.nextInt(100)).pushVariable("v" + i + text(), "\r\n\u0001" + text());
        }
        return builder;
    }

    private static boolean isWindows(InstallationPlatform platform) {
        return platform.equals(InstallationPlatform.WINDOWS) || platform.equals(InstallationPlatform.WINDOWS_PHONE);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
