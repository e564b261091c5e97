package io.github.nh4j.tag;

import io.github.nh4j.tag.TagNode.Join;
import io.github.nh4j.tag.TagNode.Not;
import io.github.nh4j.tag.TagNode.Operator;
import io.github.nh4j.tag.TagNode.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Splits an audience into sends that the hub takes. The audience is written as alternatives, of which any may hold; each send
 * has as many of them as fit. To reach no device twice, a send leaves out those alternatives of the sends before it that a
 * device could match besides one of its own.
 */
final class TagSplit {
    private static final int MOST_ALTERNATIVES = 100_000;

    private final boolean once;
    private final List<TagNode> sends = new ArrayList<>();
    /** What earlier sends have, by the kind of its identities and by each of these. */
    private final Map<String, Map<String, List<Alternative>>> sent = new TreeMap<>();

    private List<Alternative> current = List.of();
    private Set<Alternative> leftOut = Set.of();
    private TagNode send = either(List.of());

    private TagSplit(boolean once) {
        this.once = once;
    }

    /** Splits a tree that was shortened. */
    static List<TagNode> split(TagNode root, boolean once) {
        if (TagExpression.fits(root)) {
            return List.of(root);
        }
        List<TagNode> nodes = new ArrayList<>();
        collectAlternatives(root, nodes);
        List<Alternative> alternatives =
                new ArrayList<>(nodes.stream().map(Alternative::of).toList());
        if (once) {
            // The others leave these out, and so they come first.
            alternatives.sort(
                    Comparator.comparing(alternative -> !alternative.kind().isEmpty()));
        }
        TagSplit split = new TagSplit(once);
        alternatives.forEach(split::add);
        split.close();
        return split.sends;
    }

    /** Whatever does not fit is written out: {@code (a || b) && c} is {@code a && c} or {@code b && c}. */
    private static void collectAlternatives(TagNode node, List<TagNode> found) {
        if (node instanceof Join join && join.operator() == Operator.OR) {
            join.operands().forEach(operand -> collectAlternatives(operand, found));
        } else if (node instanceof Join and && !TagExpression.fits(node)) {
            Join largest = and.operands().stream()
                    .filter(Join.class::isInstance)
                    .map(Join.class::cast)
                    .max(Comparator.comparingInt(TagNode::count))
                    .orElseThrow(() -> new IllegalArgumentException("a part of the audience needs " + node.count()
                            + " tags to hold together, which no send can say"));
            for (TagNode operand : largest.operands()) {
                List<TagNode> both = new ArrayList<>(and.operands());
                both.replaceAll(other -> other == largest ? operand : other);
                collectAlternatives(TagRules.normalize(TagNode.join(Operator.AND, both)), found);
            }
        } else if (found.size() == MOST_ALTERNATIVES) {
            throw new IllegalArgumentException("the audience has more than " + MOST_ALTERNATIVES + " alternatives");
        } else {
            found.add(node);
        }
    }

    private void add(Alternative alternative) {
        Set<Alternative> overlaps = once ? overlaps(alternative) : Set.of();
        List<Alternative> more = new ArrayList<>(current);
        more.add(alternative);
        Set<Alternative> out = new LinkedHashSet<>(leftOut);
        out.addAll(overlaps);
        if (!take(more, out)) {
            close();
            if (!take(List.of(alternative), once ? overlaps(alternative) : Set.of())) {
                throw new IllegalArgumentException("the audience cannot be split so that no device is reached twice: a"
                        + " device may match several parts, and a send cannot name all the tags that it has to leave"
                        + " out; splitWithDuplicates() splits it nevertheless");
            }
        }
    }

    /** Makes these the send that is filled, if the hub takes that. */
    private boolean take(List<Alternative> alternatives, Set<Alternative> out) {
        TagNode any = either(alternatives);
        TagNode node = out.isEmpty() && any.hasOrOnly()
                ? any // There is nothing to shorten, and there may be thousands.
                : TagRules.normalize(
                        out.isEmpty() ? any : TagNode.join(Operator.AND, List.of(any, new Not(either(out)))));
        if (!TagExpression.fits(node)) {
            return false;
        }
        current = alternatives;
        leftOut = out;
        send = node;
        return true;
    }

    private static TagNode either(Collection<Alternative> alternatives) {
        return TagNode.join(
                Operator.OR, alternatives.stream().map(Alternative::node).toList());
    }

    private void close() {
        if (current.isEmpty()) {
            return;
        }
        sends.add(send);
        for (Alternative alternative : current) {
            Map<String, List<Alternative>> ofKind =
                    sent.computeIfAbsent(alternative.kind(), kind -> new LinkedHashMap<>());
            for (String identity : alternative.identities()) {
                ofKind.computeIfAbsent(identity, key -> new ArrayList<>()).add(alternative);
            }
        }
        current = List.of();
        leftOut = Set.of();
    }

    /** What was sent already to devices that may match an alternative, too. */
    private Set<Alternative> overlaps(Alternative alternative) {
        Set<Alternative> found = new LinkedHashSet<>();
        sent.forEach((kind, earlier) -> {
            Stream<List<Alternative>> near = alternative.hasKind(kind)
                    ? alternative.identities().stream().map(identity -> earlier.getOrDefault(identity, List.of()))
                    : earlier.values().stream();
            near.flatMap(List::stream).filter(alternative::mayMeet).forEach(found::add);
        });
        return found;
    }

    /**
     * A part of the audience.
     *
     * @param needed tags that a device must have
     * @param refused tags that it must not have
     * @param kind of which system tags it must have one; empty if of none
     * @param identities those system tags; if there is no kind, an empty text
     */
    private record Alternative(
            TagNode node, Set<String> needed, Set<String> refused, String kind, Set<String> identities) {

        static Alternative of(TagNode node) {
            Set<String> needed = new HashSet<>();
            Set<String> refused = new HashSet<>();
            NavigableMap<String, Set<String>> byKind = new TreeMap<>();
            List<TagNode> all =
                    node instanceof Join join && join.operator() == Operator.AND ? join.operands() : List.of(node);
            for (TagNode each : all) {
                if (each instanceof Not not) {
                    refused.add(not.negated().key());
                    continue;
                }
                if (each instanceof Tag) {
                    needed.add(each.key());
                }
                if (each.hasOrOnly()) {
                    Set<String> tags = new LinkedHashSet<>();
                    Set<String> kinds = new HashSet<>();
                    for (TagNode tag : each instanceof Join join ? join.operands() : List.of(each)) {
                        tags.add(tag.key());
                        kinds.add(tag.key().substring(0, TagSyntax.systemPrefix(tag.key(), 0)));
                    }
                    if (kinds.size() == 1) {
                        byKind.put(kinds.iterator().next(), tags);
                    }
                }
            }
            // Nothing sorts first.
            Map.Entry<String, Set<String>> last = byKind.lastEntry();
            return last == null || last.getKey().isEmpty()
                    ? new Alternative(node, needed, refused, "", Set.of(""))
                    : new Alternative(node, needed, refused, last.getKey(), last.getValue());
        }

        boolean hasKind(String other) {
            return !kind.isEmpty() && kind.equals(other);
        }

        /** A device has one id of an installation and one of a user at most. */
        boolean mayMeet(Alternative other) {
            return Collections.disjoint(needed, other.refused)
                    && Collections.disjoint(refused, other.needed)
                    && (!hasKind(other.kind) || !Collections.disjoint(identities, other.identities));
        }
    }
}
