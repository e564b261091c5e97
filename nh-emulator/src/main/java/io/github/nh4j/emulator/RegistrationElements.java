package io.github.nh4j.emulator;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of a registration as a caller wrote it, in an entry or without one. As the service does it, what is out of
 * order counts as not there.
 *
 * @param texts the texts of the elements by name, without those that are nil
 * @param headers the headers of a template, in their order
 */
record RegistrationElements(
        RegistrationKind kind, boolean template, Map<String, String> texts, Map<String, String> headers) {

    /**
     * Reads a registration.
     *
     * @throws Refusal with 400 if there is none
     */
    static RegistrationElements read(String xml) {
        try {
            XMLStreamReader reader = XmlText.inputFactory().createXMLStreamReader(new StringReader(xml));
            RegistrationElements found = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new XMLStreamException("document types are not read");
                }
                if (found == null
                        && event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().endsWith(RegistrationKind.SUFFIX)) {
                    found = registration(reader);
                }
            }
            reader.close();
            if (found != null) {
                return found;
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws a few runtime exceptions of its own for broken input.
            throw invalid("it is not XML, or has elements where there is text only");
        }
        throw invalid("it has no registration");
    }

    static Refusal invalid(String why) {
        return Refusal.badRequest("The supplied registration payload is invalid: " + why);
    }

    /** The kind is the name of the element, or the attribute {@code i:type} of one that is named after none. */
    private static RegistrationElements registration(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        if (name.equals(RegistrationKind.SUFFIX)) {
            String type = reader.getAttributeValue(HubDescriptionXml.INSTANCE, "type");
            name = type == null ? "" : type.substring(type.indexOf(':') + 1).strip();
        }
        RegistrationKind kind = RegistrationKind.ofName(name)
                .orElseThrow(() -> invalid("the kind of the registration is missing or not known"));
        RegistrationElements elements = new RegistrationElements(
                kind, name.equals(kind.name(true)), new LinkedHashMap<>(), new LinkedHashMap<>());
        List<String> expected = kind.elements(elements.template);
        while (nextChild(reader)) {
            String child = reader.getLocalName();
            int place = expected.indexOf(child);
            if (place < 0) {
                skip(reader);
                continue;
            }
            expected = expected.subList(place + 1, expected.size());
            elements.take(child, reader);
        }
        return elements;
    }

    private void take(String name, XMLStreamReader reader) throws XMLStreamException {
        if ("true".equals(reader.getAttributeValue(HubDescriptionXml.INSTANCE, "nil"))) {
            skip(reader);
        } else if (name.endsWith("Headers")) {
            while (nextChild(reader)) {
                header(reader);
            }
        } else {
            String text = reader.getElementText();
            if (text.isEmpty()) {
                throw invalid("the element " + name + " is empty");
            }
            texts.put(name, text);
        }
    }

    private void header(XMLStreamReader reader) throws XMLStreamException {
        String name = "";
        String value = "";
        while (nextChild(reader)) {
            switch (reader.getLocalName()) {
                case "Header" -> name = reader.getElementText();
                case "Value" -> value = reader.getElementText();
                default -> skip(reader);
            }
        }
        if (name.isBlank()) {
            throw invalid("a header of the template has no name");
        }
        headers.put(name, value);
    }

    private static boolean nextChild(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = reader.next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** The id that is in it; empty if there is none. */
    Optional<String> id() {
        return text("RegistrationId");
    }
}
