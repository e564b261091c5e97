package io.github.nh4j.hub;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An element of a description, of a hub or of a registration, as it travels. Needed only for what this library has no
 * method for: elements that the service has added are kept when a description is read, changed and stored.
 *
 * <p>The text of an element may be a secret; {@link #toString()} shows the name only. Immutable and thread-safe.
 */
public final class DescriptionElement {
    /** More than XML allows beyond ASCII: what has been read must not fail here. */
    private static final String LETTERS = "A-Za-z_\\xC0-\\x{D7FF}\\x{F900}-\\x{10FFFF}";

    private static final Pattern NAME =
            Pattern.compile("(?:\\{[^{}]*}|i:|xmlns:)?[" + LETTERS + "][" + LETTERS + "0-9.\\xB7-]*");

    private final String name;
    private final Map<String, String> attributes;
    private final String text;
    private final List<DescriptionElement> children;

    private DescriptionElement(
            String name, Map<String, String> attributes, String text, List<DescriptionElement> children) {
        this.name = name;
        this.attributes = attributes;
        this.text = text;
        this.children = children;
    }

    /**
     * An element with text in it.
     *
     * @param name its local name, or {@code {namespace}name} if it is not in the namespace of descriptions
     * @param text the text; may be empty
     * @return an element without attributes
     * @throws IllegalArgumentException if XML does not allow the name or cannot hold a character of the text
     */
    public static DescriptionElement of(String name, String text) {
        return new DescriptionElement(checkName(name), Map.of(), checkText(name, text), List.of());
    }

    /**
     * An element with other elements in it.
     *
     * @param name its local name, or {@code {namespace}name} if it is not in the namespace of descriptions
     * @param children in their order, which matters to the service
     * @return an element without attributes
     * @throws IllegalArgumentException if XML does not allow the name
     */
    public static DescriptionElement of(String name, List<DescriptionElement> children) {
        return new DescriptionElement(checkName(name), Map.of(), "", List.copyOf(children));
    }

    /**
     * The same element with an attribute more.
     *
     * @param attribute {@code i:type}, {@code i:nil}, a local name, {@code {namespace}name}, or {@code xmlns:prefix} for a
     *     prefix that a value uses
     * @param value its value; a tab or a break of a line in it becomes a blank, as XML has it
     * @return a new element
     * @throws IllegalArgumentException if XML does not allow the name or cannot hold a character of the value
     */
    public DescriptionElement withAttribute(String attribute, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(checkName(attribute), checkText(attribute, value).replaceAll("[\t\n\r]", " "));
        return new DescriptionElement(name, Map.copyOf(more), text, children);
    }

    /** The same element with other elements in it. */
    DescriptionElement withChildren(List<DescriptionElement> others) {
        return new DescriptionElement(name, attributes, "", List.copyOf(others));
    }

    private static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the element or attribute has no name, or one that XML does not allow");
        }
        return name;
    }

    private static String checkText(String name, String text) {
        int offset = 0;
        while (offset < text.length()) {
            int c = text.codePointAt(offset);
            boolean allowed = c >= 0x20
                    ? c <= 0xD7FF || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF)
                    : c == '\t' || c == '\n' || c == '\r';
            if (!allowed) {
                throw new IllegalArgumentException(
                        "the text of " + name + " has a character at index " + offset + " that XML cannot hold");
            }
            offset += Character.charCount(c);
        }
        return text;
    }

    /**
     * Its name.
     *
     * @return the local name, or {@code {namespace}name} if it is not in the namespace of descriptions
     */
    public String name() {
        return name;
    }

    /**
     * Its attributes.
     *
     * @return values by name, as {@link #withAttribute} takes them
     */
    public Map<String, String> attributes() {
        return attributes;
    }

    /**
     * Its text, which may be a secret.
     *
     * @return the text; empty if there are other elements in it
     */
    public String text() {
        return text;
    }

    /**
     * The elements in it.
     *
     * @return in their order
     */
    public List<DescriptionElement> children() {
        return children;
    }

    Optional<DescriptionElement> child(String childName) {
        return find(children, childName);
    }

    Optional<String> childText(String childName) {
        return child(childName).filter(child -> !child.isNil()).map(DescriptionElement::text);
    }

    boolean isNil() {
        return "true".equals(attributes.get("i:nil"));
    }

    static Optional<DescriptionElement> find(List<DescriptionElement> elements, String name) {
        return elements.stream().filter(element -> element.name.equals(name)).findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DescriptionElement that
                && name.equals(that.name)
                && attributes.equals(that.attributes)
                && text.equals(that.text)
                && children.equals(that.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, attributes, text, children);
    }

    /** The name, and nothing of what is in it. */
    @Override
    public String toString() {
        return "DescriptionElement[" + name + "]";
    }
}
