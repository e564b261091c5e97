package io.github.nh4j.integration.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/** The words in front of a type or a member. {@code public} is left out: everything that is shown is. */
final class Modifiers {
    private Modifiers() {}

    static boolean isAccessible(Class<?> type) {
        return isAccessible(type.getModifiers());
    }

    /** Whether it can be used from outside; what the compiler adds is not shown. */
    static boolean isAccessible(Member member) {
        return isAccessible(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isAccessible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    static String of(Class<?> type) {
        StringBuilder words = common(type, type.getModifiers());
        if (type.isRecord() || type.isEnum()) {
            return words.toString();
        }
        if (Modifier.isAbstract(type.getModifiers()) && !type.isInterface()) {
            words.append("abstract ");
        }
        if (Modifier.isFinal(type.getModifiers())) {
            words.append("final ");
        } else if (type.isSealed()) {
            words.append("sealed ");
        } else if (isBelowSealed(type)) {
            words.append("non-sealed ");
        }
        return words.toString();
    }

    private static boolean isBelowSealed(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .anyMatch(Class::isSealed);
    }

    static String of(Executable member) {
        StringBuilder words = common(member, member.getModifiers());
        boolean inInterface = member.getDeclaringClass().isInterface();
        if (Modifier.isStatic(member.getModifiers())) {
            words.append("static ");
        }
        if (Modifier.isAbstract(member.getModifiers()) && !inInterface) {
            words.append("abstract ");
        }
        if (member instanceof Method method && method.isDefault()) {
            words.append("default ");
        }
        // In a final class all of them are.
        if (Modifier.isFinal(member.getModifiers()) && !isFinal(member.getDeclaringClass())) {
            words.append("final ");
        }
        return words.toString();
    }

    static String of(Field field) {
        StringBuilder words = common(field, field.getModifiers());
        if (Modifier.isStatic(field.getModifiers())) {
            words.append("static ");
        }
        if (Modifier.isFinal(field.getModifiers())) {
            words.append("final ");
        }
        return words.toString();
    }

    private static StringBuilder common(AnnotatedElement element, int modifiers) {
        StringBuilder words = new StringBuilder();
        if (element.isAnnotationPresent(Deprecated.class)) {
            words.append("@Deprecated ");
        }
        if (element.isAnnotationPresent(FunctionalInterface.class)) {
            words.append("@FunctionalInterface ");
        }
        if (Modifier.isProtected(modifiers)) {
            words.append("protected ");
        }
        return words;
    }

    private static boolean isFinal(Class<?> type) {
        return Modifier.isFinal(type.getModifiers());
    }
}
