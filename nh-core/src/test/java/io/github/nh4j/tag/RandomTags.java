package io.github.nh4j.tag;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Random expressions, and the tags of random devices. A device has one user and one installation at most. */
final class RandomTags {
    private static final int PLAIN = 7;
    private static final int IDENTITIES = 12;

    private final Random random;

    RandomTags(int seed) {
        this.random = new Random(seed);
    }

    TagExpression expression(int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(7);
        return switch (choice) {
            case 0 -> TagExpression.tag(anyCase(tag()));
            case 1 -> TagExpression.not(expression(depth - 1));
            case 2, 3 -> TagExpression.allOf(several(depth));
            default -> TagExpression.anyOf(several(depth));
        };
    }

    /** Users, each of whom may have to have something besides, or something else that is for all. */
    TagExpression users() {
        TagExpression[] users = IntStream.range(0, IDENTITIES)
                .mapToObj(i -> TagExpression.userId("u" + i))
                .map(user -> random.nextBoolean() ? user : TagExpression.allOf(user, expression(1)))
                .toArray(TagExpression[]::new);
        TagExpression any = TagExpression.anyOf(users);
        return random.nextBoolean() ? any : TagExpression.anyOf(any, expression(1));
    }

    private TagExpression[] several(int depth) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> expression(depth - 1))
                .toArray(TagExpression[]::new);
    }

    private String tag() {
        return switch (random.nextInt(4)) {
            case 0 -> user();
            case 1 -> installation();
            default -> "t" + random.nextInt(PLAIN);
        };
    }

    private String user() {
        return "$UserId:{u" + random.nextInt(IDENTITIES) + "}";
    }

    private String installation() {
        return "$InstallationId:{i" + random.nextInt(IDENTITIES) + "}";
    }

    private String anyCase(String tag) {
        return random.nextInt(5) == 0 ? tag.replace('t', 'T').replace("$U", "$u") : tag;
    }

    Set<String> device() {
        Set<String> tags = new HashSet<>();
        IntStream.range(0, PLAIN).filter(i -> random.nextInt(3) == 0).forEach(i -> tags.add(anyCase("t" + i)));
        if (random.nextInt(4) > 0) {
            tags.add(user());
        }
        if (random.nextInt(4) > 0) {
            tags.add(installation());
        }
        return tags;
    }

    List<Set<String>> devices(int count) {
        return IntStream.range(0, count).mapToObj(i -> device()).toList();
    }
}
