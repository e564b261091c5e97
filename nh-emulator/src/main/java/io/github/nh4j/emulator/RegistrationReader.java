package io.github.nh4j.emulator;

import io.github.nh4j.tag.TagExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the elements of a registration, and makes one of them. */
final class RegistrationReader {
    private static final int LONGEST_NAME = 200;
    private static final Pattern HEX = Pattern.compile("([0-9A-F]{2})+");
    private static final Pattern ABSOLUTE_URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    /** One byte, or an expression that becomes one. */
    private static final Pattern PRIORITY =
            Pattern.compile("[$.%#{].+|[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]", Pattern.DOTALL);

    private final RegistrationElements elements;

    private RegistrationReader(RegistrationElements elements) {
        this.elements = elements;
    }

    /**
     * The registration that is made of these elements.
     *
     * @throws Refusal with 400 if the hub would not store it
     */
    static Registration read(RegistrationElements elements) {
        return new RegistrationReader(elements).registration();
    }

    private Registration registration() {
        DeviceTemplate template = elements.template() ? template() : null;
        return new Registration(
                elements.kind(),
                tags(template == null ? null : template.name()),
                pushVariables(),
                elements.kind().channel().stream().map(this::channel).toList(),
                elements.text("SecondaryTileName").orElse(null),
                template,
                null);
    }

    private String channel(String name) {
        String text = elements.text(name)
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> RegistrationElements.invalid(name + " is missing"));
        if (elements.kind() == RegistrationKind.APPLE) {
            String token = text.strip().toUpperCase(Locale.ROOT);
            if (!HEX.matcher(token).matches()) {
                throw RegistrationElements.invalid("DeviceToken is not an even number of hexadecimal digits");
            }
            return token;
        }
        if (name.equals("ChannelUri") && !ABSOLUTE_URI.matcher(text).matches()) {
            throw RegistrationElements.invalid("ChannelUri is not an absolute URI");
        }
        return text;
    }

    private List<String> tags(@Nullable String template) {
        List<String> tags = Arrays.stream(elements.text("Tags").orElse("").split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        tags.stream().filter(tag -> !tag.equalsIgnoreCase(template)).forEach(RegistrationReader::checkTag);
        requireOne("$InstallationId:{", tags);
        requireOne("$UserId:{", tags);
        return tags;
    }

    private static void checkTag(String tag) {
        try {
            var unused = TagExpression.tag(tag);
        } catch (IllegalArgumentException e) {
            throw RegistrationElements.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static void requireOne(String prefix, List<String> tags) {
        if (tags.stream()
                        .filter(tag -> tag.regionMatches(true, 0, prefix, 0, prefix.length()))
                        .count()
                > 1) {
            throw RegistrationElements.invalid("there is more than one tag " + prefix + "..}");
        }
    }

    private @Nullable String pushVariables() {
        String json = elements.text("PushVariables").orElse(null);
        if (json != null) {
            try {
                var unused = Registration.variables(json);
            } catch (IllegalArgumentException | Refusal e) {
                throw RegistrationElements.invalid("PushVariables is not a JSON object of texts");
            }
        }
        return json;
    }

    private DeviceTemplate template() {
        DeviceTemplate template = new DeviceTemplate(
                elements.text("TemplateName").orElse(null),
                elements.text("BodyTemplate")
                        .orElseThrow(() -> RegistrationElements.invalid("BodyTemplate is missing")),
                Collections.unmodifiableMap(new LinkedHashMap<>(elements.headers())),
                elements.text("Expiry").orElse(null),
                elements.text("Priority").orElse(null),
                elements.text("MessageType").map(String::strip).orElse(null));
        if (template.name() != null && template.name().length() > LONGEST_NAME) {
            throw RegistrationElements.invalid("TemplateName has more than " + LONGEST_NAME + " characters");
        }
        if (template.messageType() != null && !template.messageType().matches("[0-9]{1,9}")) {
            throw RegistrationElements.invalid("MessageType is not a number");
        }
        if (template.priority() != null
                && !PRIORITY.matcher(template.priority()).matches()) {
            throw RegistrationElements.invalid("Priority is neither a byte nor an expression");
        }
        checkHeaders(template);
        try {
            template.check(elements.kind().platform());
        } catch (TemplateSyntaxException e) {
            throw RegistrationElements.invalid(String.valueOf(e.getMessage()));
        }
        return template;
    }

    private void checkHeaders(DeviceTemplate template) {
        List<String> names = new ArrayList<>(template.headers().keySet());
        if (elements.kind() == RegistrationKind.APPLE
                && !names.stream()
                        .allMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("apns-"))) {
            throw RegistrationElements.invalid("the names of headers for Apple start with apns-");
        }
        if (elements.kind() == RegistrationKind.WINDOWS_PHONE
                && template.header("X-WindowsPhone-Target").isEmpty()
                && template.header("X-NotificationClass").isEmpty()) {
            throw RegistrationElements.invalid("'X-WindowsPhone-Target' or 'X-NotificationClass' header is required");
        }
    }
}
