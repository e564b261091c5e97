package io.github.nh4j.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The tree of an expression. */
sealed interface TagNode {
    /** What the parser's stack must bear; expressions that are built keep to it too, so that their text can be read. */
    int DEEPEST = 64;

    String TOO_DEEP = "parentheses and ! may be nested " + DEEPEST + " deep at most";

    boolean matches(Set<String> lowerCaseTags);

    void collectTags(List<String> tags);

    int count();

    /** True for a single tag, and for tags that are joined with nothing but {@code ||}. */
    boolean hasOrOnly();

    String text();

    /** The same for all that differ in nothing but case. */
    default String key() {
        return text().toLowerCase(Locale.ROOT);
    }

    /** How deep parentheses and {@code !} are nested in the text. */
    int depth();

    /** The text with parentheses if it would be read otherwise beside another operator. */
    default String operand() {
        return text();
    }

    default int operandDepth() {
        return depth();
    }

    /** Joins nodes, taking in those that are joined by the same operator already: (a || b) || c is a || b || c. */
    static TagNode join(Operator operator, List<TagNode> nodes) {
        List<TagNode> operands = new ArrayList<>();
        for (TagNode node : nodes) {
            if (node instanceof Join inner && inner.operator() == operator) {
                operands.addAll(inner.operands());
            } else {
                operands.add(node);
            }
        }
        return operands.size() == 1 ? operands.get(0) : new Join(operator, List.copyOf(operands));
    }

    enum Operator {
        OR(" || "),
        AND(" && ");

        private final String separator;

        Operator(String separator) {
            this.separator = separator;
        }

        Operator other() {
            return this == OR ? AND : OR;
        }
    }

    record Tag(String tag, String lowerCase) implements TagNode {
        Tag(String tag) {
            this(tag, tag.toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean matches(Set<String> lowerCaseTags) {
            return lowerCaseTags.contains(lowerCase);
        }

        @Override
        public void collectTags(List<String> tags) {
            tags.add(tag);
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public boolean hasOrOnly() {
            return true;
        }

        @Override
        public String text() {
            return tag;
        }

        @Override
        public String key() {
            return lowerCase;
        }

        @Override
        public int depth() {
            return 0;
        }
    }

    record Not(TagNode negated) implements TagNode {
        @Override
        public boolean matches(Set<String> lowerCaseTags) {
            return !negated.matches(lowerCaseTags);
        }

        @Override
        public void collectTags(List<String> tags) {
            negated.collectTags(tags);
        }

        @Override
        public int count() {
            return negated.count();
        }

        @Override
        public boolean hasOrOnly() {
            return false;
        }

        @Override
        public String text() {
            return "!" + negated.operand();
        }

        @Override
        public int depth() {
            return 1 + negated.operandDepth();
        }
    }

    record Join(Operator operator, List<TagNode> operands) implements TagNode {
        @Override
        public boolean matches(Set<String> lowerCaseTags) {
            return operator == Operator.OR
                    ? operands.stream().anyMatch(node -> node.matches(lowerCaseTags))
                    : operands.stream().allMatch(node -> node.matches(lowerCaseTags));
        }

        @Override
        public void collectTags(List<String> tags) {
            operands.forEach(node -> node.collectTags(tags));
        }

        @Override
        public int count() {
            return operands.stream().mapToInt(TagNode::count).sum();
        }

        @Override
        public boolean hasOrOnly() {
            return operator == Operator.OR && operands.stream().allMatch(TagNode::hasOrOnly);
        }

        @Override
        public String text() {
            return operands.stream().map(TagNode::operand).collect(Collectors.joining(operator.separator));
        }

        @Override
        public String operand() {
            return "(" + text() + ")";
        }

        @Override
        public int depth() {
            return operands.stream().mapToInt(TagNode::operandDepth).max().orElse(0);
        }

        @Override
        public int operandDepth() {
            return 1 + depth();
        }
    }
}
