package io.github.nh4j.emulator;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes registrations as the service does. */
final class RegistrationXml {
    private final StringBuilder xml = new StringBuilder(512);
    /** Makes text of XML, of the text of a template's body. */
    private final UnaryOperator<String> body;

    private RegistrationXml(UnaryOperator<String> body) {
        this.body = body;
    }

    /** For an entry: with the body of a template as it is. */
    static String description(StoredRegistration stored, String expirationTime) {
        return new RegistrationXml(XmlText::literal).write(stored, expirationTime);
    }

    /** For a file of registrations: on one line, whatever is in it. */
    static String line(StoredRegistration stored, ServerGeneration generation) {
        return new RegistrationXml(XmlText::escape)
                .write(stored, expirationTime(stored, generation) + "Z")
                .replace("\n", "&#10;");
    }

    /** When it expires, without a zone. Even the old generation gives the end of time of an installation seven digits. */
    static String expirationTime(StoredRegistration stored, ServerGeneration generation) {
        if (stored.expirationTime() != null) {
            return WireTime.text(stored.expirationTime()).replace("Z", "");
        }
        return stored.content().installationId() == null ? generation.never() : ServerGeneration.NEW.never();
    }

    private String write(StoredRegistration stored, String expirationTime) {
        Registration content = stored.content();
        RegistrationKind kind = content.kind();
        String name = kind.name(content.template() != null);
        xml.append('<').append(name);
        xml.append(" xmlns:i=\"").append(HubDescriptionXml.INSTANCE);
        xml.append("\" xmlns=\"").append(HubDescriptionXml.NAMESPACE).append("\">");
        leaf("ETag", Long.toString(stored.etag()));
        leaf("ExpirationTime", expirationTime);
        leaf("RegistrationId", stored.id().toString());
        leaf("Tags", content.tags().isEmpty() ? null : String.join(",", content.tags()));
        leaf("PushVariables", content.pushVariables());
        List<String> channel = content.channel();
        for (int i = 0; i < channel.size(); i++) {
            leaf(kind.channel().get(i), channel.get(i));
        }
        leaf("SecondaryTileName", content.secondaryTile());
        if (content.template() != null) {
            write(content.template(), kind);
        }
        return xml.append("</").append(name).append('>').toString();
    }

    private void write(DeviceTemplate template, RegistrationKind kind) {
        xml.append("<BodyTemplate>").append(body.apply(template.body())).append("</BodyTemplate>");
        for (String name : kind.behindBody()) {
            switch (name) {
                case "TemplateName" -> leafOrNil(name, template.name());
                case "Expiry" -> leafOrNil(name, template.expiry());
                case "Priority" -> leaf(name, template.priority());
                case "MessageType" -> leaf(name, template.messageType());
                default -> headers(name, template.headers());
            }
        }
    }

    private void headers(String name, Map<String, String> headers) {
        if (headers.isEmpty()) {
            xml.append('<').append(name).append("/>");
            return;
        }
        String one = name.substring(0, name.length() - 1);
        xml.append('<').append(name).append('>');
        headers.forEach((header, value) -> {
            xml.append('<').append(one).append('>');
            leaf("Header", header);
            leaf("Value", value);
            xml.append("</").append(one).append('>');
        });
        xml.append("</").append(name).append('>');
    }

    private void leafOrNil(String name, @Nullable String text) {
        if (text == null) {
            xml.append('<').append(name).append(" i:nil=\"true\"/>");
        } else {
            leaf(name, text);
        }
    }

    private void leaf(String name, @Nullable String text) {
        if (text != null) {
            XmlText.element(xml, name, text);
        }
    }
}
