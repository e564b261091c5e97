package io.github.nh4j.tag;

import io.github.nh4j.tag.TagNode.Join;
import io.github.nh4j.tag.TagNode.Not;
import io.github.nh4j.tag.TagNode.Operator;
import io.github.nh4j.tag.TagNode.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a tree into a shorter one that holds for the same devices. What is always true is an {@code &&} of nothing, and what
 * never is, an {@code ||} of nothing; neither is left in a result.
 */
final class TagRules {
    private static final Comparator<TagNode> TAGS_FIRST = Comparator.<TagNode>comparingInt(
                    node -> node instanceof Tag ? 0 : node instanceof Not ? 1 : 2)
            .thenComparing(TagNode::key)
            .thenComparing(TagNode::text);

    private TagRules() {}

    static TagNode normalize(TagNode root) {
        TagNode shorter = negationsAtTags(root, false);
        TagNode before;
        do {
            before = shorter;
            shorter = shorten(before);
        } while (!shorter.equals(before));
        if (shorter instanceof Join join && join.operands().isEmpty()) {
            List<String> tags = new ArrayList<>();
            root.collectTags(tags);
            Tag tag = tags.stream().map(Tag::new).min(TAGS_FIRST).orElseThrow();
            return new Join(join.operator().other(), List.of(tag, new Not(tag)));
        }
        return shorter;
    }

    /** De Morgan's rules, which also take away what is negated twice. */
    private static TagNode negationsAtTags(TagNode node, boolean negated) {
        if (node instanceof Not not) {
            return negationsAtTags(not.negated(), !negated);
        }
        if (node instanceof Join join) {
            return TagNode.join(
                    negated ? join.operator().other() : join.operator(),
                    join.operands().stream()
                            .map(operand -> negationsAtTags(operand, negated))
                            .toList());
        }
        return negated ? new Not(node) : node;
    }

    private static TagNode shorten(TagNode node) {
        if (!(node instanceof Join join)) {
            return node;
        }
        Operator operator = join.operator();
        TagNode flat =
                joined(operator, join.operands().stream().map(TagRules::shorten).toList());
        if (!(flat instanceof Join operands) || operands.operator() != operator) {
            return flat;
        }
        Map<String, TagNode> tags = new LinkedHashMap<>();
        Map<String, Boolean> decided = new LinkedHashMap<>();
        List<TagNode> groups = new ArrayList<>();
        for (TagNode operand : operands.operands()) {
            if (operand instanceof Join) {
                groups.add(operand);
                continue;
            }
            boolean holds = operand instanceof Tag;
            Boolean other = decided.put(lowerCaseTag(operand), holds == (operator == Operator.AND));
            if (other != null && other != (holds == (operator == Operator.AND))) {
                return new Join(operator.other(), List.of()); // a && !a, or else a || !a
            }
            tags.putIfAbsent(operand.key(), operand);
        }
        List<TagNode> assumed =
                groups.stream().map(group -> assume(group, decided)).toList();
        List<TagNode> all = new ArrayList<>(tags.values());
        // What has changed need not be a group any more; the next round sees what it is.
        all.addAll(assumed.equals(groups) ? factored(operator, absorbed(groups)) : assumed);
        all.sort(TAGS_FIRST);
        return joined(operator, all);
    }

    private static String lowerCaseTag(TagNode tagOrNot) {
        return tagOrNot instanceof Not not ? not.negated().key() : tagOrNot.key();
    }

    /** Joins nodes; one that decides alone is all that is left. */
    private static TagNode joined(Operator operator, List<TagNode> nodes) {
        for (TagNode node : nodes) {
            if (node instanceof Join join
                    && join.operator() != operator
                    && join.operands().isEmpty()) {
                return node;
            }
        }
        return TagNode.join(operator, nodes);
    }

    /** Beside {@code a &&} a stands for true, and beside {@code a ||} for false. */
    private static TagNode assume(TagNode node, Map<String, Boolean> decided) {
        if (node instanceof Join join) {
            return joined(
                    join.operator(),
                    join.operands().stream()
                            .map(operand -> assume(operand, decided))
                            .toList());
        }
        Boolean holds = decided.get(lowerCaseTag(node));
        return holds == null ? node : new Join(holds == node instanceof Tag ? Operator.AND : Operator.OR, List.of());
    }

    /** Of {@code (a && b) || (a && b && c)} the second says nothing new. */
    private static List<TagNode> absorbed(List<TagNode> groups) {
        List<Set<String>> keys = groups.stream().map(TagRules::keys).toList();
        List<TagNode> left = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            boolean needed = true;
            for (int other = 0; needed && other < groups.size(); other++) {
                int fewer = Integer.compare(keys.get(other).size(), keys.get(i).size());
                needed = other == i
                        || fewer > 0
                        || (fewer == 0 && other > i)
                        || !keys.get(i).containsAll(keys.get(other));
            }
            if (needed) {
                left.add(groups.get(i));
            }
        }
        return left;
    }

    private static Set<String> keys(TagNode node) {
        return operands(node).stream().map(TagNode::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<TagNode> operands(TagNode node) {
        return node instanceof Join join ? join.operands() : List.of(node);
    }

    /** Makes {@code a && (b || c)} of {@code (a && b) || (a && c)}, beginning with what saves most tags. */
    private static List<TagNode> factored(Operator operator, List<TagNode> groups) {
        List<TagNode> left = groups;
        for (String key = bestFactor(left); key != null; key = bestFactor(left)) {
            String factor = key;
            List<TagNode> others = new ArrayList<>();
            List<TagNode> rests = new ArrayList<>();
            TagNode common = null;
            for (TagNode group : left) {
                TagNode found = group instanceof Join
                        ? operands(group).stream()
                                .filter(operand -> operand.key().equals(factor))
                                .findFirst()
                                .orElse(null)
                        : null;
                if (found == null) {
                    others.add(group);
                } else {
                    common = common == null ? found : common;
                    rests.add(TagNode.join(
                            operator.other(),
                            operands(group).stream()
                                    .filter(operand -> !operand.key().equals(factor))
                                    .toList()));
                }
            }
            if (common != null) {
                others.add(TagNode.join(operator.other(), List.of(common, TagNode.join(operator, rests))));
            }
            left = others;
        }
        return left;
    }

    private static @Nullable String bestFactor(List<TagNode> groups) {
        Map<String, Integer> saved = new TreeMap<>();
        for (TagNode group : groups) {
            if (group instanceof Join) {
                // The first to have it saves nothing.
                operands(group)
                        .forEach(operand -> saved.merge(operand.key(), 0, (sum, nothing) -> sum + operand.count()));
            }
        }
        return saved.entrySet().stream()
                .filter(factor -> factor.getValue() > 0)
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
