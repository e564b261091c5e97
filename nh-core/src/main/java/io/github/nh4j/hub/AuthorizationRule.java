package io.github.nh4j.hub;

import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An access policy of a hub: two keys and what their holders may do. The keys are shown by {@link #primaryKey()} and
 * {@link #secondaryKey()} only. Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-security">
 *     Notification Hubs security</a>
 */
public final class AuthorizationRule {
    static final String ELEMENT = "AuthorizationRule";

    private static final int KEY_BYTES = 32;
    private static final Pattern KEY_NAME = Pattern.compile("[A-Za-z0-9._-]{1,256}");

    private final DescriptionElement element;
    private final String keyName;
    private final Set<AccessRight> rights;
    private final Optional<Instant> createdTime;
    private final Optional<Instant> modifiedTime;

    private AuthorizationRule(DescriptionElement element, String keyName) {
        this.element = element;
        this.keyName = keyName;
        this.rights = rights(element);
        this.createdTime = time(element, "CreatedTime");
        this.modifiedTime = time(element, "ModifiedTime");
    }

    /**
     * A new rule.
     *
     * @param keyName its name: letters, digits and {@code . _ -}
     * @param rights what it allows; {@link AccessRight#MANAGE} needs the other two
     * @param primaryKey 32 random bytes in Base64, which has 44 characters
     * @param secondaryKey another such key, which is as good as the first: with two of them, one can be replaced while the
     *     other is in use
     * @return a rule
     * @throws IllegalArgumentException if one of these is not so; the message shows no key
     */
    public static AuthorizationRule of(
            String keyName, Set<AccessRight> rights, String primaryKey, String secondaryKey) {
        if (!KEY_NAME.matcher(keyName).matches()) {
            throw new IllegalArgumentException("the name of a rule has 1 to 256 characters: letters, digits and . _ -");
        }
        if (rights.isEmpty() || (rights.contains(AccessRight.MANAGE) && rights.size() < 3)) {
            throw new IllegalArgumentException("a rule has one right at least, and MANAGE only with LISTEN and SEND");
        }
        List<DescriptionElement> words = EnumSet.copyOf(rights).stream()
                .map(right -> DescriptionElement.of("AccessRights", right.word))
                .toList();
        DescriptionElement element = DescriptionElement.of(
                        ELEMENT,
                        List.of(
                                DescriptionElement.of("ClaimType", "SharedAccessKey"),
                                DescriptionElement.of("ClaimValue", "None"),
                                DescriptionElement.of("Rights", words),
                                DescriptionElement.of("KeyName", keyName),
                                DescriptionElement.of("PrimaryKey", checkKey("primary", primaryKey)),
                                DescriptionElement.of("SecondaryKey", checkKey("secondary", secondaryKey))))
                .withAttribute("i:type", "SharedAccessAuthorizationRule");
        return new AuthorizationRule(element, keyName);
    }

    /** The rule in an element; empty if it is a kind of rule that is not known here. */
    static Optional<AuthorizationRule> read(DescriptionElement element) {
        return element.childText("KeyName").map(name -> new AuthorizationRule(element, name));
    }

    private static String checkKey(String which, String key) {
        try {
            if (key.length() == 44 && Base64.getDecoder().decode(key).length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the key.
        }
        throw new IllegalArgumentException("the " + which + " key is not 32 bytes in Base64, which has 44 characters");
    }

    private static Set<AccessRight> rights(DescriptionElement element) {
        EnumSet<AccessRight> known = EnumSet.noneOf(AccessRight.class);
        element.child("Rights").map(DescriptionElement::children).orElse(List.of()).stream()
                .flatMap(word -> Stream.of(AccessRight.values()).filter(right -> right.word.equals(word.text())))
                .forEach(known::add);
        return Collections.unmodifiableSet(known);
    }

    private static Optional<Instant> time(DescriptionElement element, String name) {
        return element.childText(name).map(text -> WireValues.time(name, text));
    }

    /**
     * The same rule with other keys, and all else as it was.
     *
     * @param primaryKey 32 random bytes in Base64, which has 44 characters
     * @param secondaryKey another such key, or the present one
     * @return a new rule
     * @throws IllegalArgumentException if a key is not so; the message does not show it
     */
    public AuthorizationRule withKeys(String primaryKey, String secondaryKey) {
        String primary = checkKey("primary", primaryKey);
        String secondary = checkKey("secondary", secondaryKey);
        DescriptionElement changed = element.withChildren(element.children().stream()
                .map(child -> switch (child.name()) {
                    case "PrimaryKey" -> DescriptionElement.of("PrimaryKey", primary);
                    case "SecondaryKey" -> DescriptionElement.of("SecondaryKey", secondary);
                    default -> child;
                })
                .toList());
        return new AuthorizationRule(changed, keyName);
    }

    /**
     * The name of the policy.
     *
     * @return what stands in a connection string as {@code SharedAccessKeyName}
     */
    public String keyName() {
        return keyName;
    }

    /**
     * What it allows.
     *
     * @return those of its rights that this library knows
     */
    public Set<AccessRight> rights() {
        return rights;
    }

    /**
     * A secret.
     *
     * @return what stands in a connection string as {@code SharedAccessKey}; empty text if the hub did not say
     */
    public String primaryKey() {
        return element.childText("PrimaryKey").orElse("");
    }

    /**
     * A secret, as good as the primary key.
     *
     * @return what may stand in a connection string as {@code SharedAccessKey}; empty text if the hub did not say
     */
    public String secondaryKey() {
        return element.childText("SecondaryKey").orElse("");
    }

    /**
     * When it was made.
     *
     * @return the time; empty for a rule that no hub has yet
     */
    public Optional<Instant> createdTime() {
        return createdTime;
    }

    /**
     * When it was changed last.
     *
     * @return the time; empty for a rule that no hub has yet
     */
    public Optional<Instant> modifiedTime() {
        return modifiedTime;
    }

    DescriptionElement element() {
        return element;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthorizationRule that && element.equals(that.element);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyName, rights);
    }

    /** Name and rights, and nothing of the keys. */
    @Override
    public String toString() {
        return "AuthorizationRule[" + keyName + ", " + rights + "]";
    }
}
