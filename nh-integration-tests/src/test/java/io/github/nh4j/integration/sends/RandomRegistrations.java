package io.github.nh4j.integration.sends;

import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationBuilder;
import io.github.nh4j.registration.TemplateRegistration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes registrations of all that is legal: every character of a tag, and in other texts every one that XML can hold. */
final class RandomRegistrations {
    private static final String OF_TAGS = "abcXYZ0189_@#.:-";
    private static final List<String> PLATFORMS =
            List.of("apns", "fcmv1", "wns", "mpns", "gcm", "adm", "baidu", "xiaomi", "browser");

    private final Random random;

    RandomRegistrations(Random random) {
        this.random = random;
    }

    Registration next() {
        String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
        PushChannel channel = channel(platform);
        if (random.nextBoolean()) {
            return common(NativeRegistration.builder(channel)).build();
        }
        return template(platform, channel);
    }

    private PushChannel channel(String platform) {
        PushChannel channel = switch (platform) {
            case "apns" -> {
                byte[] token = new byte[1 + random.nextInt(40)];
                random.nextBytes(token);
                yield PushChannel.of(InstallationPlatform.APPLE, HexFormat.of().formatHex(token));
            }
            case "wns", "mpns" ->
                PushChannel.of(InstallationPlatform.of(platform), "https://w/?" + text().replaceAll("\\s", "+"));
            case "baidu" -> PushChannel.baidu("u" + text(), "c" + text());
            case "browser" -> PushChannel.of(BrowserPushChannel.of("e" + text(), "k" + text(), "a" + text()));
            default -> PushChannel.of(InstallationPlatform.of(platform), "h" + text());
        };
        return platform.endsWith("ns") && !platform.equals("apns") && random.nextBoolean()
                ? channel.withSecondaryTile("s" + text())
                : channel;
    }

    private <B extends RegistrationBuilder<B>> B common(B registration) {
        few().forEach(i -> registration.tag(characters(OF_TAGS, 1 + random.nextInt(120))));
        if (random.nextInt(4) == 0) {
            registration.tag("$InstallationId:{" + characters(OF_TAGS + "=", 1 + random.nextInt(80)) + "}");
        }
        if (random.nextInt(4) == 0) {
            registration.tag("$UserId:{" + characters(OF_TAGS + "=", 1 + random.nextInt(80)) + "}");
        }
        // JSON has a form even for characters that XML has none for.
        few().forEach(i -> registration.pushVariable("n" + text(), text() + "\r\u0000\u001f"));
        return registration;
    }

    private TemplateRegistration template(String platform, PushChannel channel) {
        boolean json = !List.of("wns", "mpns").contains(platform) || random.nextInt(3) == 0;
        TemplateRegistration.Builder template = common(TemplateRegistration.builder(channel, json ? json() : xml()));
        switch (platform) {
            case "wns" -> template.header("X-WNS-Type", json ? "wns/raw" : "wns/toast");
            case "mpns" -> template.header(json ? "X-NotificationClass" : "X-WindowsPhone-Target", "3");
            case "apns" -> {
                few().forEach(i -> template.header("apns-" + text(), "v" + text()));
                if (random.nextBoolean()) {
                    template.expiry("x" + text());
                }
                if (random.nextBoolean()) {
                    template.priority(random.nextBoolean() ? "10" : "$(" + characters("abc", 3) + ")");
                }
            }
            case "baidu" -> {
                if (random.nextBoolean()) {
                    template.messageType(random.nextInt(3));
                }
            }
            default -> {
                // The others have nothing of their own.
            }
        }
        if (platform.equals("wns")) {
            few().forEach(i -> template.header("h" + text(), "v" + text()));
        }
        if (random.nextBoolean()) {
            String name = "n" + text().replace(',', ' ') + "n";
            template.name(name);
            if (random.nextBoolean()) {
                template.tag(name);
            }
        }
        return template.build();
    }

    private String json() {
        String escaped = (text() + "\u0001")
                .chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\'
                        ? String.format(Locale.ROOT, "\\u%04x", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
        return "{\r\n\"a\":\"x" + escaped + "\",\r\"b\":[\"$(m)\",\"]]>\",1.50,null]}";
    }

    private String xml() {
        return "<a b='\uD83D\uDE00 \"'>\r\n<c>]]&gt;</c><![CDATA[<]]><d>{'" + characters(OF_TAGS, 5)
                + "' + $(m)}</d></a>";
    }

    private Stream<Integer> few() {
        return IntStream.range(0, random.nextInt(4)).boxed();
    }

    private String characters(String from, int length) {
        return random.ints(length, 0, from.length())
                .mapToObj(i -> from.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /** Quotes, ends of sections, emoji, marks that reorder a line: any code point that stands in XML. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(20); length > 0; length--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) (' ' + random.nextInt(0x60)));
                case 1 -> text.append("\"\\/'{}[]<>&~,\t\n\u2028\u202e\ufeff\u0085".charAt(random.nextInt(19)));
                case 2 -> text.appendCodePoint(0x1F600 + random.nextInt(0x40));
                case 3 -> text.append(random.nextBoolean() ? "]]>" : "&#13;");
                default -> text.appendCodePoint(anything());
            }
        }
        return text.toString();
    }

    private int anything() {
        int codePoint = ' ' + random.nextInt(Character.MAX_CODE_POINT + 1 - ' ');
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return half || codePoint == 0xFFFE || codePoint == 0xFFFF ? 'x' : codePoint;
    }
}
