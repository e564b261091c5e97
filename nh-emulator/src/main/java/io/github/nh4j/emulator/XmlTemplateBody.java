package io.github.nh4j.emulator;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** XML of which every attribute value and every text of an element without children may be an expression. */
record XmlTemplateBody(String declaration, List<Step> steps) implements TemplateBody {

    static XmlTemplateBody parse(String body) {
        try {
            XMLStreamReader reader = XmlText.inputFactory().createXMLStreamReader(new StringReader(body));
            String declaration = declaration(reader);
            List<Step> steps = new ArrayList<>();
            while (reader.hasNext()) {
                add(steps, reader.next(), reader);
            }
            return new XmlTemplateBody(declaration, List.copyOf(steps));
        } catch (XMLStreamException e) {
            throw new TemplateSyntaxException("The body of the template is not XML (wrong at line "
                    + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + ")");
        }
    }

    private static String declaration(XMLStreamReader reader) {
        if (reader.getVersion() == null) {
            return "";
        }
        String encoding = reader.getCharacterEncodingScheme();
        return "<?xml version=\"1.0\"" + (encoding == null ? "" : " encoding=\"" + encoding + "\"") + "?>";
    }

    private static void add(List<Step> steps, int event, XMLStreamReader reader) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> steps.add(start(reader));
            case XMLStreamConstants.END_ELEMENT -> {
                int last = steps.size() - 1;
                if (steps.get(last) instanceof Text text && steps.get(last - 1) instanceof Start) {
                    steps.set(last, new Text(text.raw, TemplateExpression.parse(text.raw)));
                }
                steps.add(new End());
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                steps.add(new Text(reader.getText(), TemplateExpression.literal(reader.getText())));
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new TemplateSyntaxException("The body of the template must not have a document type or entities");
            default -> {
                // Comments and processing instructions say nothing to a push service.
            }
        }
    }

    private static Start start(XMLStreamReader reader) {
        List<Name> namespaces = new ArrayList<>();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            namespaces.add(new Name(reader.getNamespacePrefix(i), "", reader.getNamespaceURI(i)));
        }
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.add(new Attribute(
                    new Name(
                            reader.getAttributePrefix(i),
                            reader.getAttributeLocalName(i),
                            reader.getAttributeNamespace(i)),
                    TemplateExpression.parse(reader.getAttributeValue(i))));
        }
        Name name = new Name(reader.getPrefix(), reader.getLocalName(), reader.getNamespaceURI());
        return new Start(name, List.copyOf(namespaces), List.copyOf(attributes));
    }

    @Override
    public String render(TemplateProperties properties) {
        StringWriter payload = new StringWriter();
        payload.write(declaration);
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(payload);
            for (Step step : steps) {
                step.write(writer, properties);
            }
            writer.flush();
        } catch (XMLStreamException e) {
            throw new InvalidPayloadException("a value cannot be written as XML");
        }
        return payload.toString();
    }

    private static String value(TemplateExpression expression, TemplateProperties properties) {
        String value = expression.evaluate(properties);
        if (!value.codePoints().allMatch(XmlText::isCharacter)) {
            throw new InvalidPayloadException("a value has a character that XML cannot hold");
        }
        return value;
    }

    /** One event of the body. */
    sealed interface Step {
        void write(XMLStreamWriter writer, TemplateProperties properties) throws XMLStreamException;
    }

    /** A name with its namespace; the parts that it lacks are empty. */
    record Name(String prefix, String local, String namespace) {
        @SuppressWarnings("ConstantValue")
        Name {
            prefix = prefix == null ? "" : prefix;
            namespace = namespace == null ? "" : namespace;
        }
    }

    record Attribute(Name name, TemplateExpression value) {}

    record Start(Name name, List<Name> namespaces, List<Attribute> attributes) implements Step {
        @Override
        public void write(XMLStreamWriter writer, TemplateProperties properties) throws XMLStreamException {
            writer.writeStartElement(name.prefix, name.local, name.namespace);
            for (Name namespace : namespaces) {
                if (namespace.prefix.isEmpty()) {
                    writer.writeDefaultNamespace(namespace.namespace);
                } else {
                    writer.writeNamespace(namespace.prefix, namespace.namespace);
                }
            }
            for (Attribute attribute : attributes) {
                Name attributeName = attribute.name;
                writer.writeAttribute(
                        attributeName.prefix,
                        attributeName.namespace,
                        attributeName.local,
                        value(attribute.value, properties));
            }
        }
    }

    /** Becomes an expression when its element ends without children. */
    record Text(String raw, TemplateExpression value) implements Step {
        @Override
        public void write(XMLStreamWriter writer, TemplateProperties properties) throws XMLStreamException {
            writer.writeCharacters(XmlTemplateBody.value(value, properties));
        }
    }

    record End() implements Step {
        @Override
        public void write(XMLStreamWriter writer, TemplateProperties properties) throws XMLStreamException {
            writer.writeEndElement();
        }
    }
}
