package io.github.nh4j.installation;

import io.github.nh4j.tag.TagExpression;
import java.util.Collection;
import java.util.Map;

/** What texts the hub stores. Errors say where something is wrong and never repeat it: it may be a person's data. */
final class Storable {
    private Storable() {}

    /** Refuses what UTF-8 has no form for. */
    static String whole(String what, String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(what + " has half of a surrogate pair at index " + i);
            }
        }
        return text;
    }

    static String notBlank(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return whole(what, text);
    }

    static void whole(String what, Map<String, String> texts) {
        texts.forEach((name, value) -> {
            notBlank("a name in " + what, name);
            whole("a value in " + what, value);
        });
    }

    static void tag(String what, String tag) {
        try {
            TagExpression.tag(tag);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
    }

    /** An id that is a tag, too: between braces, behind a prefix, from which positions in the error are counted. */
    static void id(String what, String prefix, String id) {
        notBlank(what, id);
        tag(what + ", as the tag " + prefix + "{..}", prefix + "{" + id + "}");
    }

    static void tags(String owner, Collection<String> tags) {
        int index = 0;
        for (String tag : tags) {
            tag(owner + ", tag at index " + index++, tag);
        }
    }
}
