package io.github.nh4j.integration.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Types as they stand in source code: simple names, type arguments, and whether they may be null. */
final class SignatureText {
    private static final ParameterNames NAMES = new ParameterNames();

    private SignatureText() {}

    static String of(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return arrayOf(array, "[]");
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return nullness(type) + wildcard(wildcard);
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
            return named(type, raw) + arguments(parameterized);
        }
        return type.getType() instanceof Class<?> raw
                ? named(type, raw)
                : nullness(type) + type.getType().getTypeName();
    }

    /** An annotation of an array stands behind the type of its elements. */
    private static String arrayOf(AnnotatedArrayType array, String brackets) {
        String own = nullness(array);
        return of(array.getAnnotatedGenericComponentType()) + (own.isEmpty() ? "" : " " + own) + brackets;
    }

    /** A nested type is named with what it is nested in, and its annotation stands between the two. */
    private static String named(AnnotatedType type, Class<?> raw) {
        Class<?> outer = raw.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName() + ".") + nullness(type) + raw.getSimpleName();
    }

    private static String arguments(AnnotatedParameterizedType type) {
        return Arrays.stream(type.getAnnotatedActualTypeArguments())
                .map(SignatureText::of)
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String wildcard(AnnotatedWildcardType type) {
        if (type.getAnnotatedLowerBounds().length > 0) {
            return "? super " + of(type.getAnnotatedLowerBounds()[0]);
        }
        String bounds = bounds(type.getAnnotatedUpperBounds());
        return bounds.isEmpty() ? "?" : "? extends " + bounds;
    }

    private static String bounds(AnnotatedType[] bounds) {
        return Arrays.stream(bounds)
                .filter(bound -> !isPlainObject(bound))
                .map(SignatureText::of)
                .collect(Collectors.joining(" & "));
    }

    private static boolean isPlainObject(AnnotatedType bound) {
        Type type = bound.getType();
        return type == Object.class && nullness(bound).isEmpty();
    }

    private static String nullness(AnnotatedType type) {
        return Stream.of(type.getAnnotations())
                .map(Annotation::annotationType)
                .filter(annotation -> annotation.getPackageName().equals("org.jspecify.annotations"))
                .map(annotation -> "@" + annotation.getSimpleName() + " ")
                .collect(Collectors.joining());
    }

    /** The type parameters of a type or a method, in angle brackets; empty if there are none. */
    static String ofParameters(TypeVariable<?>[] parameters) {
        return parameters.length == 0
                ? ""
                : Arrays.stream(parameters)
                        .map(parameter -> {
                            String bounds = bounds(parameter.getAnnotatedBounds());
                            return parameter.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
                        })
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    static String ofParameters(TypeVariable<?>[] parameters, String separator) {
        return parameters.length == 0 ? "" : ofParameters(parameters) + separator;
    }

    /** The parameters of a member in parentheses. */
    static String ofArguments(Executable member) {
        List<String> names = NAMES.of(member);
        return IntStream.range(0, member.getParameterCount())
                .mapToObj(i -> of(member.getParameters()[i]) + " " + names.get(i))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String of(Parameter parameter) {
        String type = of(parameter.getAnnotatedType());
        // The last parameter is an array then.
        return parameter.isVarArgs() ? type.substring(0, type.length() - 2) + "..." : type;
    }

    /** A word and what follows it; empty if nothing does. */
    static String list(String word, AnnotatedType... types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(SignatureText::of).collect(Collectors.joining(", ", word, ""));
    }
}
