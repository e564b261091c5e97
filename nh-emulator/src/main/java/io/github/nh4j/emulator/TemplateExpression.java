package io.github.nh4j.emulator;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value of a template: literal text, or an expression such as {@code $(name)}, {@code #(count)} or
 * <code>{'Hello ' + $(name)}</code>. Immutable.
 *
 * @param parts what is written one after the other
 * @param numeric true for {@code #(..)} on its own, which JSON gets without quotes
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages">
 *     Template expression language</a>
 */
record TemplateExpression(List<Part> parts, boolean numeric) {
    /**
     * Reads a value.
     *
     * @throws TemplateSyntaxException if it is an expression, by its first character, and a wrong one
     */
    static TemplateExpression parse(String value) {
        return new TemplateExpressionParser(value).parse();
    }

    static TemplateExpression literal(String text) {
        return new TemplateExpression(List.of(new Literal(text)), false);
    }

    String evaluate(TemplateProperties properties) {
        return parts.stream().map(part -> part.evaluate(properties)).collect(Collectors.joining());
    }

    /** A piece of an expression. */
    sealed interface Part {
        String evaluate(TemplateProperties properties);
    }

    /** Text that is copied. */
    record Literal(String text) implements Part {
        @Override
        public String evaluate(TemplateProperties properties) {
            return text;
        }
    }

    /** A property of the notification or a push variable of the device. */
    record Property(Kind kind, String name, @Nullable String defaultValue, int length) implements Part {
        static final int WHOLE = Integer.MAX_VALUE;

        @Override
        public String evaluate(TemplateProperties properties) {
            String given = properties.get(name);
            String value = given != null ? given : defaultValue != null ? defaultValue : "";
            return switch (kind) {
                case TEXT -> clip(value, length);
                case ELLIPSIS ->
                    length >= value.length()
                            ? value
                            : clip(value, Math.max(length - 3, 0)) + "...".substring(0, Math.min(length, 3));
                case URI -> PercentCoding.encode(value);
                case NUMBER -> value.strip();
            };
        }

        private static String clip(String value, int length) {
            if (length >= value.length()) {
                return value;
            }
            int end = length;
            // Half of a surrogate pair could not be encoded.
            boolean splitsPair = end > 0
                    && Character.isHighSurrogate(value.charAt(end - 1))
                    && Character.isLowSurrogate(value.charAt(end));
            return value.substring(0, splitsPair ? end - 1 : end);
        }
    }

    /** What is done with the value of a property. */
    enum Kind {
        /** {@code $(p)} and {@code $(p, n)}. */
        TEXT,
        /** {@code .(p, n)}. */
        ELLIPSIS,
        /** {@code %(p)}. */
        URI,
        /** {@code #(p)}. */
        NUMBER
    }
}
