package io.github.nh4j.integration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Calendar;
import java.util.Date;
import java.util.Dictionary;
import java.util.List;
import java.util.function.Predicate;

/** What users see. */
final class ApiRules {
    /** The classes behind the interfaces List and Map, which a constant may have, if it is unmodifiable. */
    private static final List<Class<?>> CHANGEABLE = List.of(
            AbstractCollection.class,
            AbstractMap.class,
            Dictionary.class,
            StringBuilder.class,
            ThreadLocal.class,
            Date.class,
            Calendar.class);

    private static final DescribedPredicate<JavaClass> CAN_BE_NAMED =
            DescribedPredicate.describe("can be named by users", Code::isAccessible);

    static final ArchRule SIGNATURES_NAME_PUBLIC_TYPES = classes()
            .should(new SignatureCondition())
            .because("whoever sees a type can depend on it: return or take a type of an exported package or of the JDK;"
                    + " only an adapter's using(...) may name its stack");

    static final ArchRule TYPES_ARE_CLOSED = classes()
            .that(CAN_BE_NAMED)
            .should(is(
                    "final, sealed, an enum, a record, an interface or a contract",
                    type -> type.isInterface()
                            || type.isEnum()
                            || type.getModifiers().contains(JavaModifier.FINAL)
                            || type.reflect().isSealed()
                            || isContract(type)))
            .because("a class that was not made for inheritance cannot be changed once somebody inherits from it: make"
                    + " it final");

    static final ArchRule NO_SETTERS = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(CAN_BE_NAMED)
            .should()
            .haveNameNotMatching("set([A-Z].*)?")
            .because("what users hold is immutable: call it x(...) in a builder, or withX(...) where it makes a copy");

    static final ArchRule NO_MUTABLE_STATIC_STATE = fields().that()
            .areStatic()
            .should(is("constant", ApiRules::isConstant))
            .because(
                    "two clients in one process must not feel each other: keep state in an object that the client owns");

    private ApiRules() {}

    /** A test kit's abstract class, which has no other purpose than to be extended; what it tests is in final methods. */
    private static boolean isContract(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getPackageName().endsWith(".tck");
    }

    /** Final, and not of a type that is known to be changeable; an array only where nobody else can write to it. */
    private static boolean isConstant(JavaField field) {
        JavaClass type = field.getRawType();
        boolean changeable = CHANGEABLE.stream().anyMatch(type::isAssignableTo)
                || type.getPackageName().equals("java.util.concurrent.atomic");
        boolean writableByOthers = type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE);
        boolean ofTheCompiler = field.getModifiers().contains(JavaModifier.SYNTHETIC);
        return ofTheCompiler || (field.getModifiers().contains(JavaModifier.FINAL) && !changeable && !writableByOthers);
    }

    private static <T> ArchCondition<T> is(String what, Predicate<T> predicate) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(T item, ConditionEvents events) {
                if (!predicate.test(item)) {
                    String name =
                            item instanceof JavaMember member ? member.getFullName() : ((JavaClass) item).getName();
                    events.add(SimpleConditionEvent.violated(item, name + " is not " + what));
                }
            }
        };
    }
}
