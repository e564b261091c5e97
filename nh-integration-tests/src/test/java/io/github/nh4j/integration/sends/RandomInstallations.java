package io.github.nh4j.integration.sends;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationBuilder;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.installation.SecondaryTile;
import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes installations of all that is legal: every character of a tag, and in other texts every character there is. */
final class RandomInstallations {
    private static final String OF_TAGS = "abcXYZ0189_@#.:-";
    private static final List<String> PLATFORMS =
            List.of("apns", "fcmv1", "wns", "mpns", "gcm", "adm", "baidu", "xiaomi", "browser");
    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:58Z").getEpochSecond();

    private final Random random;
    private final boolean unknownPlatforms;

    RandomInstallations(Random random, boolean unknownPlatforms) {
        this.random = random;
        this.unknownPlatforms = unknownPlatforms;
    }

    Installation next() {
        String word = unknownPlatforms && random.nextBoolean()
                ? "p" + text()
                : PLATFORMS.get(random.nextInt(PLATFORMS.size()));
        InstallationPlatform platform =
                InstallationPlatform.of(random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT));
        // With a letter before: a dot alone is no segment of a path.
        String id = "i" + characters(OF_TAGS + "=", random.nextInt(80));
        InstallationBuilder installation = platform.equals(InstallationPlatform.BROWSER)
                ? Installation.builder(id, BrowserPushChannel.of("e" + text(), "k" + text(), "a" + text()))
                : Installation.builder(id, platform, "h" + text());
        installation.tags(tags());
        if (random.nextBoolean()) {
            installation.userId(characters(OF_TAGS + "=", 1 + random.nextInt(80)));
        }
        if (random.nextBoolean()) {
            installation.expirationTime(
                    Instant.ofEpochSecond(random.nextLong(FIRST_SECOND, LAST_SECOND), random.nextInt(1_000_000_000)));
        }
        few().forEach(i -> installation.pushVariable("n" + text(), text()));
        few().map(i -> "t" + text()).forEach(name -> installation.template(name, template(platform, name)));
        few().forEach(i -> {
            SecondaryTile.Builder tile = SecondaryTile.builder("u" + text()).tags(tags());
            few().map(j -> "t" + text())
                    .forEach(name -> tile.template(name, template(InstallationPlatform.WINDOWS, name)));
            installation.secondaryTile("s" + text(), tile.build());
        });
        return installation.build();
    }

    /** With its name among its tags, as the hub answers it. */
    private InstallationTemplate template(InstallationPlatform platform, String name) {
        boolean xml = List.of("wns", "mpns").contains(platform.word().toLowerCase(Locale.ROOT));
        InstallationTemplate.Builder template = InstallationTemplate.builder(
                        xml
                                ? "<a b='\uD83D\uDE00 \"'>{'" + characters(OF_TAGS, 5) + "' + $(m)}</a>"
                                : "{\"a\":\"x" + escaped(text()) + "\",\"b\":[\"$(m)\",1.50,null]}")
                .tags(tags())
                .tag(name);
        if (xml) {
            template.header("X-WNS-Type", "wns/toast");
        }
        few().forEach(i -> template.header("h" + text(), "v" + text()));
        return random.nextBoolean()
                ? template.build()
                : template.expiry("x" + text()).build();
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\'
                        ? String.format(Locale.ROOT, "\\u%04x", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
    }

    private Collection<String> tags() {
        return few().map(i -> characters(OF_TAGS, 1 + random.nextInt(120))).toList();
    }

    private Stream<Integer> few() {
        return IntStream.range(0, random.nextInt(4)).boxed();
    }

    private String characters(String from, int length) {
        return random.ints(length, 0, from.length())
                .mapToObj(i -> from.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /** Quotes, control characters, emoji, marks that reorder a line: any code point that is not half of a pair. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(20); length > 0; length--) {
            int codePoint = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x80);
                case 1 -> "\"\\/'{}[]<>&~,\u2028\u202e\ufeff".charAt(random.nextInt(16));
                case 2 -> 0x1F600 + random.nextInt(0x40);
                default -> random.nextInt(Character.MAX_CODE_POINT + 1);
            };
            boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            text.appendCodePoint(half ? 'x' : codePoint);
        }
        return text.toString();
    }
}
