package io.github.nh4j.tag;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words what decides whether tags match. */
final class TagExplanation {
    private final Set<String> lowerCaseTags;

    TagExplanation(Set<String> lowerCaseTags) {
        this.lowerCaseTags = lowerCaseTags;
    }

    /** All that must hold and does, or else all of it that does not. */
    String of(TagNode root) {
        boolean matches = root.matches(lowerCaseTags);
        List<TagNode> parts = root instanceof TagNode.Join join && join.operator() == TagNode.Operator.AND
                ? join.operands()
                : List.of(root);
        return parts.stream()
                .filter(part -> part.matches(lowerCaseTags) == matches)
                .map(part -> part(part, matches))
                .collect(Collectors.joining("; ", matches ? "matches: " : "does not match: ", ""));
    }

    private String part(TagNode part, boolean holds) {
        Set<String> facts = new LinkedHashSet<>();
        collectFacts(part, facts);
        String text = String.join(", ", facts);
        return part.count() == 1 ? text : part.text() + (holds ? " holds (" : " fails (") + text + ")";
    }

    private void collectFacts(TagNode node, Set<String> facts) {
        if (node instanceof TagNode.Not not) {
            collectFacts(not.negated(), facts);
        } else if (node instanceof TagNode.Join join) {
            boolean holds = join.matches(lowerCaseTags);
            boolean oneIsEnough = holds == (join.operator() == TagNode.Operator.OR);
            join.operands().stream()
                    .filter(operand -> operand.matches(lowerCaseTags) == holds)
                    .limit(oneIsEnough ? 1 : Long.MAX_VALUE)
                    .forEach(operand -> collectFacts(operand, facts));
        } else {
            facts.add((node.matches(lowerCaseTags) ? "has " : "lacks ") + node.text());
        }
    }
}
