package io.github.nh4j.integration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom as it is written, without what Maven adds to it. */
final class PomFile {
    private final XPath paths = XPathFactory.newInstance().newXPath();
    private final Document document;

    private PomFile(Document document) {
        this.document = document;
    }

    static PomFile read(Path file) {
        try {
            // Not aware of namespaces, so that paths need no prefixes.
            return new PomFile(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** The texts at a path, such as {@code /project/modules/module}, in their order. */
    List<String> all(String path) {
        try {
            NodeList found = (NodeList) paths.evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent().strip())
                    .toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** The text at a path; empty if there is none. */
    String first(String path) {
        return all(path).stream().findFirst().orElse("");
    }
}
