package io.github.nh4j.internal.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * RFC 8259 as it is written there, and nothing else: what the reader of answers is compared with. Like it, it leaves out
 * nulls, and tells numbers, true and false as their text.
 */
final class ReferenceJson {
    private final String text;
    private int at;

    private ReferenceJson(String text) {
        this.text = text;
    }

    /** The object that a text is. */
    static Map<String, Object> object(String text) {
        ReferenceJson json = new ReferenceJson(text);
        json.blanks();
        json.require(json.peek() == '{');
        Map<String, Object> members = json.members();
        json.blanks();
        json.require(json.at == text.length());
        return members;
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            blanks();
            String name = string();
            blanks();
            take(":");
            Object value = value();
            if (value != Null.NULL) {
                members.put(name, value);
            }
            if (ends('}')) {
                return members;
            }
        }
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            Object value = value();
            if (value != Null.NULL) {
                elements.add(value);
            }
            if (ends(']')) {
                return elements;
            }
        }
    }

    private enum Null {
        NULL
    }

    private Object value() {
        blanks();
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> take("true");
            case 'f' -> take("false");
            case 'n' -> {
                take("null");
                yield Null.NULL;
            }
            default -> number();
        };
    }

    private boolean ends(char bracket) {
        blanks();
        char c = peek();
        require(c == ',' || c == bracket);
        at++;
        return c == bracket;
    }

    private String number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return text.substring(start, at);
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        require(at > start);
    }

    private String string() {
        take("\"");
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            require(c >= ' ');
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        char c = next();
        if (c != 'u') {
            int index = "\"\\/bfnrt".indexOf(c);
            require(index >= 0);
            return "\"\\/\b\f\n\r\t".charAt(index);
        }
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = "0123456789abcdef".indexOf(Character.toLowerCase(next()));
            require(digit >= 0 && text.charAt(at - 1) < 0x80);
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private char next() {
        require(at < text.length());
        return text.charAt(at++);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private String take(String token) {
        require(text.startsWith(token, at));
        at += token.length();
        return token;
    }

    private void blanks() {
        while (skip(' ') || skip('\t') || skip('\n') || skip('\r')) {
            // Nothing else counts as a blank.
        }
    }

    private void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new IllegalArgumentException("not JSON at " + at);
        }
    }
}
