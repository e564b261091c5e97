package io.github.nh4j.emulator;

import io.github.nh4j.emulator.TemplateExpression.Kind;
import io.github.nh4j.emulator.TemplateExpression.Literal;
import io.github.nh4j.emulator.TemplateExpression.Part;
import io.github.nh4j.emulator.TemplateExpression.Property;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one value of a template. Its first character alone says whether it is an expression: {@code $ . % #} or
 * <code>{</code>; everything else, a leading blank too, is literal text.
 */
final class TemplateExpressionParser {
    private static final int SHORTEST_TOKEN = 3;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LENGTH_DIGITS = 9;

    private final String text;
    private final int end;
    private int position;

    TemplateExpressionParser(String text) {
        this.text = text;
        boolean composite = text.startsWith("{");
        this.position = composite ? 1 : 0;
        this.end = composite ? text.length() - 1 : text.length();
    }

    TemplateExpression parse() {
        if (text.isEmpty() || "$.%#{".indexOf(text.charAt(0)) < 0) {
            return TemplateExpression.literal(text);
        }
        if (text.charAt(0) == '{' && !text.endsWith("}")) {
            throw new TemplateSyntaxException("Missing closing parentheses");
        }
        List<Part> parts = new ArrayList<>();
        parts.add(token());
        while (more()) {
            if (text.charAt(position) != '+') {
                throw new TemplateSyntaxException("Only valid composition operator is +");
            }
            position++;
            parts.add(token());
        }
        if (parts.size() > 1 && parts.stream().anyMatch(TemplateExpressionParser::isNumber)) {
            throw new TemplateSyntaxException("Token type '#(prop)' is not allowed in composite expression.");
        }
        return new TemplateExpression(List.copyOf(parts), text.charAt(0) == '#');
    }

    private static boolean isNumber(Part part) {
        return part instanceof Property property && property.kind() == Kind.NUMBER;
    }

    /** Blanks are free between tokens; behind the last one they are so inside braces only. */
    private boolean more() {
        int token = position;
        skipBlanks();
        boolean blanksToTheEnd = position == end && position > token;
        if (blanksToTheEnd && text.charAt(0) != '{') {
            throw new TemplateSyntaxException("Only valid composition operator is +");
        }
        return position < end;
    }

    private Part token() {
        skipBlanks();
        if (text.substring(position, end).stripTrailing().length() < SHORTEST_TOKEN) {
            throw new TemplateSyntaxException("The token '" + text.substring(position, end) + "' is not valid");
        }
        return switch (text.charAt(position)) {
            case '\'', '"' -> literal(text.charAt(position));
            case '$' -> {
                if (text.regionMatches(true, position, "$body", 0, "$body".length())) {
                    throw new TemplateSyntaxException("Expression type '$body' is not supported.");
                }
                yield property(Kind.TEXT);
            }
            case '.' -> property(Kind.ELLIPSIS);
            case '%' -> property(Kind.URI);
            case '#' -> property(Kind.NUMBER);
            default ->
                throw new TemplateSyntaxException(
                        "The token type is not valid; expected $ . % # or a literal in quotes");
        };
    }

    private Literal literal(char quote) {
        StringBuilder literal = new StringBuilder();
        position++;
        while (true) {
            int close = text.indexOf(quote, position);
            if (close < 0 || close >= end) {
                throw new TemplateSyntaxException("Missing closing notation of a literal");
            }
            literal.append(text, position, close);
            boolean doubled = close + 1 < end && text.charAt(close + 1) == quote;
            position = close + (doubled ? 2 : 1);
            if (!doubled) {
                return new Literal(literal.toString());
            }
            literal.append(quote);
        }
    }

    private Property property(Kind kind) {
        position++;
        if (text.charAt(position) != '(') {
            throw new TemplateSyntaxException("The character following $ or . or % should be a (");
        }
        position++;
        String name = upTo(":,)");
        String defaultValue = null;
        if (text.startsWith(":{", position)) {
            defaultValue = defaultValue();
            if (!upTo(",)").isEmpty()) {
                throw new TemplateSyntaxException("Missing closing parentheses");
            }
        } else if (text.charAt(position) == ':') {
            name += upTo(",)");
        }
        int length = Property.WHOLE;
        if (text.charAt(position) == ',') {
            if (kind == Kind.URI || kind == Kind.NUMBER) {
                throw new TemplateSyntaxException("The expression %(prop , n) is not a valid");
            }
            position++;
            length = length(upTo(")"));
        } else if (kind == Kind.ELLIPSIS) {
            throw new TemplateSyntaxException("Error trying to parse for .(prop , n) format");
        }
        position++;
        return new Property(kind, checkName(name), defaultValue, length);
    }

    /** What stands before the next of these characters, without the blanks around it. */
    private String upTo(String stops) {
        int start = position;
        while (position < end && stops.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        if (position == end) {
            throw new TemplateSyntaxException("Missing closing parentheses");
        }
        return text.substring(start, position).strip();
    }

    /** Any characters up to a brace; a brace among them is written with a backslash, which goes away. */
    private String defaultValue() {
        StringBuilder value = new StringBuilder();
        position += 2;
        while (position < end && text.charAt(position) != '}') {
            boolean escape = text.charAt(position) == '\\'
                    && position + 1 < end
                    && (text.charAt(position + 1) == '}' || text.charAt(position + 1) == '\\');
            position += escape ? 1 : 0;
            value.append(text.charAt(position));
            position++;
        }
        if (position >= end) {
            throw new TemplateSyntaxException("Missing the closing } of a default value");
        }
        position++;
        return value.toString();
    }

    private static int length(String digits) {
        if (digits.isEmpty()
                || digits.length() > LONGEST_LENGTH_DIGITS
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new TemplateSyntaxException("The length '" + digits + "' is not a positive integer");
        }
        return Integer.parseInt(digits);
    }

    private static String checkName(String name) {
        if (name.isEmpty() || !name.chars().allMatch(TemplateExpressionParser::isNameCharacter)) {
            throw new TemplateSyntaxException(
                    "Only ASCII-7 alphanumeric characters and '_' are permitted in the property name");
        }
        if (name.length() > LONGEST_NAME) {
            throw new TemplateSyntaxException(
                    "Property name is of length. " + name.length() + ". Maximum allowed length is " + LONGEST_NAME);
        }
        return name;
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private void skipBlanks() {
        while (position < end && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
