package io.github.nh4j.integration.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One type as text. Reflection tells of members in any order, so they are sorted: constants, then what makes an instance,
 * then the rest, each by name and then by parameters. What every object has, and what the compiler gives to enums and
 * records, is left out.
 */
final class TypeText {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private final Class<?> type;

    TypeText(Class<?> type) {
        this.type = type;
    }

    String text(String indent) {
        StringBuilder text = new StringBuilder(indent).append(header()).append('\n');
        String inner = indent + "  ";
        members().forEach(member -> text.append(inner).append(member).append('\n'));
        Arrays.stream(type.getDeclaredClasses())
                .filter(Modifiers::isAccessible)
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(nested -> text.append('\n').append(new TypeText(nested).text(inner)));
        return text.toString();
    }

    private String header() {
        String components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(part -> SignatureText.of(part.getAnnotatedType()) + " " + part.getName())
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        return Modifiers.of(type)
                + kind()
                + type.getSimpleName()
                + SignatureText.ofParameters(type.getTypeParameters())
                + components
                + superclass()
                + SignatureText.list(type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces())
                + permits();
    }

    private String kind() {
        if (type.isAnnotation()) {
            return "@interface ";
        }
        if (type.isInterface()) {
            return "interface ";
        }
        if (type.isEnum()) {
            return "enum ";
        }
        return type.isRecord() ? "record " : "class ";
    }

    private String superclass() {
        AnnotatedType parent = type.getAnnotatedSuperclass();
        boolean implied =
                type.isInterface() || type.isEnum() || type.isRecord() || type.getSuperclass() == Object.class;
        return implied ? "" : SignatureText.list(" extends ", parent);
    }

    private String permits() {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? ""
                : Arrays.stream(permitted).map(Class::getSimpleName).collect(Collectors.joining(", ", " permits ", ""));
    }

    private Stream<String> members() {
        return Stream.of(constants(), fields(), constructors(), factories(), methods())
                .flatMap(List::stream);
    }

    /** In the order of the source, which is part of an enum's meaning. */
    private List<String> constants() {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(this::constant).toList()
                : List.of();
    }

    private String constant(Object value) {
        try {
            Field field = type.getField(((Enum<?>) value).name());
            return (field.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "") + field.getName();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> fields() {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifiers.isAccessible(field) && !field.isEnumConstant())
                .map(field -> Modifiers.of(field) + SignatureText.of(field.getAnnotatedType()) + " " + field.getName())
                .sorted()
                .toList();
    }

    private List<String> constructors() {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> Modifiers.isAccessible(constructor) && !isOfTheRecord(constructor))
                .map(constructor -> Modifiers.of(constructor) + type.getSimpleName() + rest(constructor))
                .sorted()
                .toList();
    }

    private List<String> factories() {
        return methods(Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && !isOfTheEnum(method)));
    }

    private List<String> methods() {
        return methods(Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()) && !isOfTheRecord(method)));
    }

    private static List<String> methods(Stream<Method> methods) {
        return methods.filter(Modifiers::isAccessible)
                .sorted(Comparator.comparing(Method::getName).thenComparing(TypeText::rest))
                .map(method -> Modifiers.of(method)
                        + SignatureText.ofParameters(method.getTypeParameters(), " ")
                        + SignatureText.of(method.getAnnotatedReturnType())
                        + " "
                        + method.getName()
                        + rest(method))
                .toList();
    }

    private static String rest(Executable member) {
        return SignatureText.ofArguments(member) + SignatureText.list(" throws ", member.getAnnotatedExceptionTypes());
    }

    private boolean isOfTheEnum(Method method) {
        return type.isEnum()
                && ((method.getName().equals("values") && method.getParameterCount() == 0)
                        || (method.getName().equals("valueOf") && method.getParameterCount() == 1));
    }

    private boolean isOfTheRecord(Method method) {
        return type.isRecord()
                && method.getParameterCount() == 0
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(part -> part.getName().equals(method.getName()));
    }

    private boolean isOfTheRecord(Constructor<?> constructor) {
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(part -> part.getType())
                                .toArray());
    }
}
