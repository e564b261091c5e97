package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.TemplateRegistration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Writes a registration in the service's order of elements. What is not there is left out, since the service refuses empty
 * elements, and so is what the hub alone knows.
 */
public final class RegistrationWriter {
    public static final String CONTENT_TYPE = AtomWriter.CONTENT_TYPE;

    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,256}");

    private final AtomWriter xml;

    private RegistrationWriter(AtomWriter xml) {
        this.xml = xml;
    }

    /** One of the two forms of a registration. */
    @FunctionalInterface
    private interface Form {
        byte[] write(String description, AtomWriter.Content content);
    }

    /**
     * Writes a registration.
     *
     * @throws IllegalArgumentException if the hub would not store it
     */
    public static byte[] write(Registration registration) {
        return write(AtomWriter::entry, registration);
    }

    /**
     * Writes a registration as a line of a file, with its etag: there is no header for it.
     *
     * @throws IllegalArgumentException if the hub would not store it
     */
    public static byte[] line(Registration registration) {
        registration.etag().ifPresent(etag -> requirePlain("the etag", etag));
        return write(
                (description, content) -> AtomWriter.line(description, xml -> {
                    new RegistrationWriter(xml).leaf("ETag", registration.etag());
                    content.write(xml);
                }),
                registration);
    }

    /**
     * Writes the line of a registration that is to be deleted. Of its kind, any will do.
     *
     * @throws IllegalArgumentException if it is no id
     */
    public static byte[] line(String id) {
        requirePlain("the id", id);
        return AtomWriter.line(RegistrationKind.WINDOWS.nativeName(), xml -> xml.leaf("RegistrationId", id));
    }

    private static void requirePlain(String what, String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " of the registration is empty, over 256 characters long, or has"
                    + " blanks or characters outside ASCII");
        }
    }

    private static byte[] write(Form form, Registration registration) {
        registration.requireStorable();
        if (registration instanceof TemplateRegistration template) {
            RegistrationKind kind = RegistrationKind.of(template.channel().platform());
            requireWellFormed(kind, template);
            return form.write(kind.templateName(), xml -> {
                new RegistrationWriter(xml).template(kind, template);
                others(xml, kind, template);
            });
        }
        if (registration instanceof NativeRegistration device) {
            RegistrationKind kind = RegistrationKind.of(device.channel().platform());
            return form.write(kind.nativeName(), xml -> {
                new RegistrationWriter(xml).start(kind, device, device.channel());
                others(xml, kind, device);
            });
        }
        throw new IllegalArgumentException("a registration of this kind cannot be stored");
    }

    /** Windows takes XML, but for raw notifications, which may be JSON; all others take JSON. */
    private static void requireWellFormed(RegistrationKind kind, TemplateRegistration template) {
        boolean windows = kind == RegistrationKind.WINDOWS || kind == RegistrationKind.WINDOWS_PHONE;
        boolean json = !windows || template.body().stripLeading().startsWith("{");
        if (!(json ? isJsonObject(template.body()) : isXml(template.body()))) {
            throw new IllegalArgumentException("the body of the template is not "
                    + (windows ? "well-formed XML, nor a JSON object" : "a JSON object"));
        }
    }

    private static boolean isJsonObject(String text) {
        try (JsonParser json = Json.parser(text.getBytes(UTF_8))) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            return object && json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isXml(String text) {
        try {
            XmlCursor.read(text.getBytes(UTF_8), root -> {
                root.skip();
                return text;
            });
            return true;
        } catch (MalformedBodyException e) {
            return false;
        }
    }

    private void start(RegistrationKind kind, Registration registration, PushChannel channel)
            throws XMLStreamException {
        leaf("RegistrationId", registration.id());
        if (!registration.tags().isEmpty()) {
            xml.leaf("Tags", String.join(",", registration.tags()));
        }
        if (!registration.pushVariables().isEmpty()) {
            xml.leaf("PushVariables", new String(Json.object(registration.pushVariables()), UTF_8));
        }
        List<String> values = values(channel);
        for (int i = 0; i < values.size(); i++) {
            xml.leaf(kind.channel().get(i), values.get(i));
        }
        leaf("SecondaryTileName", channel.secondaryTile());
    }

    /** Behind all that is known: what is unknown is newer, and newer ones come last. */
    private static void others(AtomWriter xml, RegistrationKind kind, Registration registration)
            throws XMLStreamException {
        for (DescriptionElement other : registration.otherElements()) {
            if (kind.knows(other.name())) {
                throw new IllegalArgumentException("there is a method for the element " + other.name());
            }
        }
        DescriptionElements.write(xml, registration.otherElements());
    }

    private static List<String> values(PushChannel channel) {
        if (channel.browserPushChannel().isPresent()) {
            BrowserPushChannel browser = channel.browserPushChannel().get();
            return List.of(browser.endpoint(), browser.p256dh(), browser.auth());
        }
        if (channel.baiduUserId().isPresent()) {
            return List.of(channel.baiduUserId().get(), channel.baiduChannelId().orElse(""));
        }
        return List.of(channel.handle());
    }

    private void template(RegistrationKind kind, TemplateRegistration template) throws XMLStreamException {
        start(kind, template, template.channel());
        xml.literal("BodyTemplate", template.body());
        leaf("Expiry", template.expiry());
        if (kind != RegistrationKind.APPLE) {
            headers(kind, template.headers());
        }
        leaf("TemplateName", template.name());
        leaf("Priority", template.priority());
        if (kind == RegistrationKind.APPLE) {
            headers(kind, template.headers());
        }
        if (template.messageType().isPresent()) {
            xml.leaf("MessageType", Integer.toString(template.messageType().getAsInt()));
        }
    }

    private void headers(RegistrationKind kind, Map<String, String> headers) throws XMLStreamException {
        String name = kind.header();
        if (name == null || headers.isEmpty()) {
            return;
        }
        xml.element(name + "s", all -> {
            for (Map.Entry<String, String> header : headers.entrySet()) {
                all.element(name, one -> {
                    one.leaf("Header", header.getKey());
                    one.leaf("Value", header.getValue());
                });
            }
        });
    }

    private void leaf(String name, Optional<String> value) throws XMLStreamException {
        if (value.isPresent()) {
            xml.leaf(name, value.get());
        }
    }
}
