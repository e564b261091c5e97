package io.github.nh4j.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the grammar {@code or := and {"||" and}; and := not {"&&" not}; not := "!" not | "(" or ")" | tag}. Which operator
 * binds more closely is not documented by the service; this is the usual order, and what is sent always has parentheses.
 */
final class TagParser {
    private static final int LONGEST = 8 * 1024;

    private final String text;
    private int position;

    TagParser(String text) {
        this.text = text;
    }

    TagNode parse() {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the tag expression is empty; use sendBroadcast to reach every device");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the tag expression has " + text.length() + " characters; at most " + LONGEST + " are allowed");
        }
        TagNode node = or(0);
        if (position < text.length()) {
            throw wrong("expected ||, && or the end");
        }
        return node;
    }

    private TagNode or(int depth) {
        List<TagNode> operands = new ArrayList<>();
        do {
            operands.add(and(depth));
        } while (accept("||"));
        return TagNode.join(TagNode.Operator.OR, operands);
    }

    private TagNode and(int depth) {
        List<TagNode> operands = new ArrayList<>();
        do {
            operands.add(not(depth));
        } while (accept("&&"));
        return TagNode.join(TagNode.Operator.AND, operands);
    }

    private TagNode not(int depth) {
        if (depth > TagNode.DEEPEST) {
            throw wrong(TagNode.TOO_DEEP);
        }
        if (accept("!")) {
            return new TagNode.Not(not(depth + 1));
        }
        if (accept("(")) {
            TagNode node = or(depth + 1);
            if (!accept(")")) {
                throw wrong("expected ||, && or )");
            }
            return node;
        }
        return tag();
    }

    private TagNode tag() {
        int start = position;
        int system = TagSyntax.systemPrefix(text, position);
        if (system > 0) {
            int end = text.indexOf('}', position);
            if (end < 0) {
                throw wrong("the { of this tag is never closed");
            }
            position = end + 1;
        } else {
            while (position < text.length() && TagSyntax.isTagCharacter(text.charAt(position))) {
                position++;
            }
            if (position == start) {
                throw wrong("expected a tag (" + TagSyntax.ALLOWED + "), ! or (");
            }
        }
        String tag = text.substring(start, position);
        try {
            TagSyntax.check(tag);
        } catch (IllegalArgumentException e) {
            position = start;
            throw wrong(String.valueOf(e.getMessage()));
        }
        return new TagNode.Tag(tag);
    }

    /** Passes over blanks first. Some token is looked for before each tag and at the end, so that no blank is met elsewhere. */
    private boolean accept(String token) {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        if (!text.startsWith(token, position)) {
            return false;
        }
        position += token.length();
        return true;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                "the tag expression is wrong at position " + position + " of " + text.length() + ": " + what);
    }
}
