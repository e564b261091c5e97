package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationBuilder;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.registration.UnknownRegistration;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads registrations. Elements may come in any order; those that are unknown are kept, and what the hub has stored is not
 * checked against the rules for what it stores: one odd registration must not spoil a listing.
 */
public final class RegistrationReader {
    /** Nearly every registration has this for its expiration time; there is no need to make a time of it each time. */
    private static final String NEVER = "9999-12-31T23:59:59";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private final List<DescriptionElement> others = new ArrayList<>();

    private RegistrationReader() {}

    /** Reads one registration. */
    public static Registration entry(byte[] body) throws MalformedBodyException {
        Registration registration = AtomReader.entry(body, RegistrationReader::read)
                .map(AtomEntry::content)
                .orElse(null);
        if (registration == null) {
            throw new MalformedBodyException("the body holds no registration");
        }
        return registration;
    }

    /** Reads a listing. */
    public static List<Registration> feed(byte[] body) throws MalformedBodyException {
        List<AtomEntry<Registration>> entries = AtomReader.feed(body, RegistrationReader::read);
        List<Registration> registrations = new ArrayList<>(entries.size());
        for (AtomEntry<Registration> entry : entries) {
            if (entry.content() == null) {
                throw new MalformedBodyException("an entry of the body holds no registration");
            }
            registrations.add(entry.content());
        }
        return registrations;
    }

    /** Reads one registration that has no entry around it. */
    static Registration line(String document) throws MalformedBodyException {
        return XmlCursor.read(new StringReader(document), root -> {
            if (!root.name().endsWith("RegistrationDescription")) {
                throw new MalformedBodyException("it is no registration");
            }
            return read(root);
        });
    }

    /** The kind is the name of the element, or the attribute {@code i:type} of one that is named after none. */
    private static Registration read(XmlCursor element) throws XMLStreamException, MalformedBodyException {
        String type = element.name().equals("RegistrationDescription") ? element.attribute("type") : null;
        String kind = type == null ? element.name() : type.substring(type.indexOf(':') + 1);
        RegistrationReader reader = new RegistrationReader();
        RegistrationKind template = RegistrationKind.ofTemplate(kind);
        RegistrationKind device = RegistrationKind.ofNative(kind);
        if (template != null) {
            reader.elements(element, template);
            return reader.template(template);
        }
        if (device != null) {
            reader.elements(element, device);
            return reader.common(NativeRegistration.builder(reader.channel(device)))
                    .build();
        }
        String xml = element.copy();
        XmlCursor.read(xml.getBytes(UTF_8), root -> {
            reader.elements(root, null);
            return reader;
        });
        return reader.common(UnknownRegistration.builder(kind, xml)).build();
    }

    /** Of a kind that is unknown, all elements are kept by their description. */
    private void elements(XmlCursor description, @Nullable RegistrationKind kind) throws XMLStreamException {
        while (description.nextChild()) {
            String name = description.name();
            if (name.endsWith("Headers")) {
                while (description.nextChild()) {
                    header(description);
                }
            } else if (description.isNil()) {
                description.skip();
            } else if (kind != null && !kind.knows(name)) {
                others.add(DescriptionElements.read(description));
            } else {
                texts.put(name, description.text());
            }
        }
    }

    private void header(XmlCursor header) throws XMLStreamException {
        String name = "";
        String value = "";
        while (header.nextChild()) {
            switch (header.name()) {
                case "Header" -> name = header.text();
                case "Value" -> value = header.text();
                default -> header.skip();
            }
        }
        headers.put(name, value);
    }

    private <B extends RegistrationBuilder<B>> B common(B registration) throws MalformedBodyException {
        others.forEach(registration::otherElement);
        registration.id(present("RegistrationId")).etag(present("ETag"));
        String expirationTime = present("ExpirationTime");
        if (expirationTime != null && !expirationTime.startsWith(NEVER)) {
            registration.expirationTime(WireTime.read("ExpirationTime", expirationTime));
        }
        for (String tag : texts.getOrDefault("Tags", "").split(",", -1)) {
            if (!tag.isBlank()) {
                registration.tag(tag.strip());
            }
        }
        String pushVariables = present("PushVariables");
        if (pushVariables != null) {
            new JsonMembers(Map.of(
                            "PushVariables",
                            JsonMembers.parse(pushVariables.getBytes(UTF_8)).members()))
                    .textsByName("PushVariables")
                    .forEach(registration::pushVariable);
        }
        return registration;
    }

    private PushChannel channel(RegistrationKind kind) {
        String first = part(kind, 0);
        PushChannel channel;
        if (kind == RegistrationKind.BAIDU) {
            channel = PushChannel.baidu(first, part(kind, 1));
        } else if (kind == RegistrationKind.BROWSER
                && !first.isBlank()
                && !part(kind, 1).isBlank()
                && !part(kind, 2).isBlank()) {
            channel = PushChannel.of(BrowserPushChannel.of(first, part(kind, 1), part(kind, 2)));
        } else {
            channel = PushChannel.of(kind.platform(), first);
        }
        String secondaryTile = present("SecondaryTileName");
        return secondaryTile == null ? channel : channel.withSecondaryTile(secondaryTile);
    }

    private String part(RegistrationKind kind, int index) {
        return texts.getOrDefault(kind.channel().get(index), "");
    }

    private TemplateRegistration template(RegistrationKind kind) throws MalformedBodyException {
        TemplateRegistration.Builder template = common(
                        TemplateRegistration.builder(channel(kind), texts.getOrDefault("BodyTemplate", "")))
                .name(present("TemplateName"))
                .expiry(present("Expiry"))
                .priority(present("Priority"));
        headers.forEach(template::header);
        String messageType = present("MessageType");
        if (messageType != null) {
            try {
                template.messageType(Integer.parseInt(messageType.strip()));
            } catch (NumberFormatException e) {
                throw new MalformedBodyException("MessageType is not a number");
            }
        }
        return template.build();
    }

    /** An element that is empty says as little as one that is not there. */
    private @Nullable String present(String name) {
        String text = texts.get(name);
        return text == null || text.isEmpty() ? null : text;
    }
}
