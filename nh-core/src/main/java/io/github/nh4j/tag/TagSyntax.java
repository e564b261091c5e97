package io.github.nh4j.tag;

/** What a tag may look like. Errors give positions, never the tag: it may be a person's id. */
final class TagSyntax {
    static final String ALLOWED = "letters, digits and _ @ # . : -";
    private static final int LONGEST = 120;
    private static final String[] SYSTEM_TAGS = {"$InstallationId:{", "$UserId:{"};

    private TagSyntax() {}

    static boolean isTagCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_@#.:-".indexOf(c) >= 0;
    }

    /** The length of the prefix of a system tag that starts at a position, or 0 if none does. */
    static int systemPrefix(String text, int position) {
        for (String prefix : SYSTEM_TAGS) {
            if (text.regionMatches(true, position, prefix, 0, prefix.length())) {
                return prefix.length();
            }
        }
        return 0;
    }

    static String check(String tag) {
        if (tag.isEmpty()) {
            throw new IllegalArgumentException("a tag is empty");
        }
        if (tag.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a tag has " + tag.length() + " characters; at most " + LONGEST + " are allowed");
        }
        int start = systemPrefix(tag, 0);
        boolean system = start > 0;
        int end = system && tag.endsWith("}") ? tag.length() - 1 : tag.length();
        if (system && (end == tag.length() || end == start)) {
            throw new IllegalArgumentException(
                    "a tag that starts with $ must be $InstallationId:{<id>} or $UserId:{<id>}");
        }
        for (int i = 0; i < end; i++) {
            char c = tag.charAt(i);
            // The prefix too: whatever its case also matches letters that are not ASCII, such as the dotless i.
            if (!isTagCharacter(c) && !(i < start ? c == '$' || c == '{' : system && c == '=')) {
                throw new IllegalArgumentException("a tag has a character that is not allowed at position " + i
                        + " (allowed: " + ALLOWED + (system ? " and = between the braces)" : ")"));
            }
        }
        return tag;
    }
}
