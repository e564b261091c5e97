package io.github.nh4j.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The audience of a send: a tag, or tags joined with {@code ||}, {@code &&}, {@code !} and parentheses. {@code !} binds
 * more closely than {@code &&}, and that more closely than {@code ||}; the text that goes to the hub always has
 * parentheses where two operators meet.
 *
 * <p>An expression may be larger than the hub takes; {@link #requireSendable()}, which every send calls, says so.
 *
 * <p>Immutable and thread-safe. Two expressions are equal if their text is.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-tags-segment-push-message">
 *     Routing and tag expressions</a>
 */
public final class TagExpression {
    private static final int MOST_TAGS_WITH_OR_ONLY = 20;
    private static final int MOST_TAGS_OTHERWISE = 6;

    private final TagNode root;
    private final String text;

    TagExpression(TagNode root) {
        if (root.depth() > TagNode.DEEPEST) {
            throw new IllegalArgumentException("the tag expression is too deep: " + TagNode.TOO_DEEP);
        }
        this.root = root;
        this.text = root.text();
    }

    /**
     * Reads an expression such as {@code (follows_RedSox || follows_Cardinals) && location_Boston}.
     *
     * @param text the expression; blanks between its parts are free
     * @return the expression
     * @throws IllegalArgumentException if the text is not an expression, is over 8192 characters long, or nests
     *     parentheses and {@code !} over 64 deep; the message says where and what is allowed
     */
    public static TagExpression parse(String text) {
        return new TagExpression(new TagParser(text).parse());
    }

    /**
     * Devices that have a tag.
     *
     * @param tag letters, digits and {@code _ @ # . : -}, at most 120 characters; or {@code $InstallationId:{..}} or
     *     {@code $UserId:{..}}
     * @return the expression
     * @throws IllegalArgumentException if it is not a tag
     */
    public static TagExpression tag(String tag) {
        return new TagExpression(new TagNode.Tag(TagSyntax.check(tag)));
    }

    /**
     * The device of one installation.
     *
     * @param installationId the id of the installation
     * @return the expression {@code $InstallationId:{id}}
     * @throws IllegalArgumentException if the id has a character that a tag cannot have
     */
    public static TagExpression installationId(String installationId) {
        return tag("$InstallationId:{" + Objects.requireNonNull(installationId, "installationId") + "}");
    }

    /**
     * All devices of one user.
     *
     * @param userId the id of the user
     * @return the expression {@code $UserId:{id}}
     * @throws IllegalArgumentException if the id has a character that a tag cannot have
     */
    public static TagExpression userId(String userId) {
        return tag("$UserId:{" + Objects.requireNonNull(userId, "userId") + "}");
    }

    /**
     * Devices that have at least one of these tags.
     *
     * @param tags one tag or more
     * @return the tags joined with {@code ||}, in their order
     * @throws IllegalArgumentException if there is none, or one of them is not a tag
     */
    public static TagExpression anyOf(Collection<String> tags) {
        return anyOf(expressions(tags));
    }

    /**
     * Devices that match at least one of these expressions.
     *
     * @param expressions one expression or more
     * @return the expressions joined with {@code ||}
     * @throws IllegalArgumentException if there is none, or the result nests over 64 deep
     */
    public static TagExpression anyOf(TagExpression... expressions) {
        return join(TagNode.Operator.OR, expressions);
    }

    /**
     * Devices that have all of these tags.
     *
     * @param tags one tag or more
     * @return the tags joined with {@code &&}, in their order
     * @throws IllegalArgumentException if there is none, or one of them is not a tag
     */
    public static TagExpression allOf(Collection<String> tags) {
        return allOf(expressions(tags));
    }

    /**
     * Devices that match all of these expressions.
     *
     * @param expressions one expression or more
     * @return the expressions joined with {@code &&}
     * @throws IllegalArgumentException if there is none, or the result nests over 64 deep
     */
    public static TagExpression allOf(TagExpression... expressions) {
        return join(TagNode.Operator.AND, expressions);
    }

    /**
     * Devices that do not match an expression.
     *
     * @param expression the expression to turn round
     * @return the expression behind {@code !}
     * @throws IllegalArgumentException if the result nests over 64 deep
     */
    public static TagExpression not(TagExpression expression) {
        return new TagExpression(new TagNode.Not(expression.root));
    }

    private static TagExpression[] expressions(Collection<String> tags) {
        return tags.stream().map(TagExpression::tag).toArray(TagExpression[]::new);
    }

    private static TagExpression join(TagNode.Operator operator, TagExpression... expressions) {
        if (expressions.length == 0) {
            throw new IllegalArgumentException(
                    "an audience needs at least one tag; use sendBroadcast to reach every device");
        }
        return new TagExpression(TagNode.join(
                operator,
                Arrays.stream(expressions).map(expression -> expression.root).toList()));
    }

    /**
     * Says whether a device would be reached. Tags match whatever their case, as in the hub.
     *
     * @param tags the tags of the device
     * @return true if the expression holds for them
     */
    public boolean matches(Set<String> tags) {
        return root.matches(lowerCase(tags));
    }

    /**
     * The tags in this expression, in their order; a tag that stands twice is listed twice, as the hub counts it.
     *
     * @return the tags
     */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        root.collectTags(tags);
        return List.copyOf(tags);
    }

    /**
     * Checks the hub's limits: 20 tags if they are joined with {@code ||} only, 6 tags otherwise.
     *
     * @return this expression
     * @throws IllegalArgumentException if the hub would refuse it for its size
     */
    public TagExpression requireSendable() {
        if (!fits(root)) {
            throw new IllegalArgumentException("the tag expression has " + root.count()
                    + " tags; the hub takes at most " + MOST_TAGS_WITH_OR_ONLY + " joined with || only, and at most "
                    + MOST_TAGS_OTHERWISE + " with && or !");
        }
        return this;
    }

    static boolean fits(TagNode root) {
        return root.count() <= (root.hasOrOnly() ? MOST_TAGS_WITH_OR_ONLY : MOST_TAGS_OTHERWISE);
    }

    /**
     * The same audience in fewer tags where that is possible, so that more fits into the hub's limits: without what is said twice,
     * negated twice or says nothing new, with {@code !} before tags only, with common parts taken out of parentheses, and
     * in the order of the alphabet. Not always the shortest of all.
     *
     * @return an expression that matches the same tags, and that this method does not change again
     */
    public TagExpression normalize() {
        return new TagExpression(TagRules.normalize(root));
    }

    /**
     * Splits an audience that is over the hub's limits into sends that are not, such that no device gets two of them. That
     * goes for any number of users or installations, since a device belongs to one, and where a send can name all tags that
     * it has to leave out.
     *
     * @return what to give to {@code sendBatch}; one expression if the audience fits
     * @throws IllegalArgumentException if it cannot be split like that, as 21 tags of which a device may have several, or
     *     if a part of it needs over 6 tags to hold together
     */
    public List<TagExpression> split() {
        return split(true);
    }

    /**
     * Splits an audience that is over the hub's limits into sends that are not, for which a device that matches several
     * alternatives may get several.
     *
     * @return what to give to {@code sendBatch}; one expression if the audience fits
     * @throws IllegalArgumentException if a part of it needs over 6 tags to hold together
     */
    public List<TagExpression> splitWithDuplicates() {
        return split(false);
    }

    private List<TagExpression> split(boolean once) {
        return TagSplit.split(TagRules.normalize(root), once).stream()
                .map(TagExpression::new)
                .toList();
    }

    /**
     * Says in words why a device would be reached or not, such as {@code does not match: a || b fails (lacks a, lacks b)}.
     * It shows tags, which may be ids of persons.
     *
     * @param tags the tags of the device
     * @return one line, the same each time
     */
    public String explain(Set<String> tags) {
        return new TagExplanation(lowerCase(tags)).of(root);
    }

    private static Set<String> lowerCase(Set<String> tags) {
        return tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text that goes to the hub. */
    @Override
    public String toString() {
        return text;
    }
}
