package io.github.nh4j.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Supertypes, type parameters, and the types of public and protected members (parameters, results, type arguments,
 * exceptions) are types that users may know: public ones in exported packages of nh4j, and those of the JDK.
 */
final class SignatureCondition extends ArchCondition<JavaClass> {
    SignatureCondition() {
        super("name only public types of nh4j and of the JDK in their signatures");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!Code.isAccessible(type)) {
            return;
        }
        List<JavaType> header = new ArrayList<>(type.getTypeParameters());
        type.getSuperclass().ifPresent(header::add);
        header.addAll(type.getInterfaces());
        check(type, type.getName(), header, events);
        for (JavaField field : Code.accessible(type.getFields())) {
            check(type, field.getFullName(), List.of(field.getType()), events);
        }
        for (JavaCodeUnit unit : Code.accessible(type.getCodeUnits())) {
            if (!mayNameTheStack(unit)) {
                check(type, unit.getFullName(), typesOf(unit), events);
            }
        }
    }

    private static List<JavaType> typesOf(JavaCodeUnit unit) {
        List<JavaType> types = new ArrayList<>(unit.getParameterTypes());
        types.add(unit.getReturnType());
        types.addAll(unit.getTypeParameters());
        types.addAll(unit.getExceptionTypes());
        return types;
    }

    private static void check(JavaClass owner, String where, List<JavaType> types, ConditionEvents events) {
        for (JavaType named : types) {
            for (JavaClass raw : named.getAllInvolvedRawTypes()) {
                if (!mayBeNamed(raw.getBaseComponentType(), owner)) {
                    events.add(SimpleConditionEvent.violated(
                            owner, where + " names " + raw.getName() + ", which users cannot or should not know"));
                }
            }
        }
    }

    private static boolean mayBeNamed(JavaClass type, JavaClass owner) {
        String name = type.getPackageName();
        if (type.isPrimitive() || (name.startsWith("java.") && !name.startsWith("java.net.http"))) {
            return true;
        }
        if (name.startsWith("io.github.nh4j")) {
            return Code.EXPORTED_PACKAGES.contains(name) && Code.isAccessible(type);
        }
        return name.startsWith("org.junit.jupiter.api") && isTestTool(owner);
    }

    /** An extension for JUnit, or a test case to inherit from, is nothing without JUnit's types. */
    private static boolean isTestTool(JavaClass owner) {
        return owner.getPackageName().startsWith("io.github.nh4j.emulator")
                || owner.getPackageName().startsWith("io.github.nh4j.transport.tck");
    }

    private static boolean mayNameTheStack(JavaCodeUnit unit) {
        return unit instanceof JavaMethod method
                && method.getName().equals("using")
                && Code.ARE_ADAPTERS.test(method.getOwner());
    }
}
