package io.github.nh4j.integration.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Methods and constructors that must not be called, nor referred to with {@code ::}.
 *
 * @param owner the full name of the class that is called
 * @param names a pattern for the names; a constructor is called {@code <init>}
 * @param parameters which overloads are meant, by the full names of their parameters
 */
record ForbiddenCall(String owner, String names, Predicate<List<String>> parameters) {
    /** Every overload. */
    static ForbiddenCall of(String owner, String names) {
        return new ForbiddenCall(owner, names, parameters -> true);
    }

    /** The overloads that have no parameter of any of these types. */
    static ForbiddenCall without(String owner, String names, String... types) {
        List<String> missing = Arrays.asList(types);
        return new ForbiddenCall(owner, names, parameters -> parameters.stream().noneMatch(missing::contains));
    }

    /** The overloads whose first parameter is a byte array, and that have no parameter of any of these types. */
    static ForbiddenCall ofBytesWithout(String owner, String names, String... types) {
        ForbiddenCall any = without(owner, names, types);
        return new ForbiddenCall(
                owner,
                names,
                any.parameters.and(
                        parameters -> !parameters.isEmpty() && parameters.get(0).equals("[B")));
    }

    private boolean matches(CodeUnitAccessTarget target) {
        return target.getOwner().getFullName().equals(owner)
                && target.getName().matches(names)
                && parameters.test(target.getRawParameterTypes().stream()
                        .map(JavaClass::getFullName)
                        .toList());
    }

    /** A condition for {@code classes().should(...)}. */
    static ArchCondition<JavaClass> callNoneOf(String what, List<ForbiddenCall> forbidden) {
        return new ArchCondition<>("not " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                calls(type)
                        .filter(call -> forbidden.stream().anyMatch(one -> one.matches(call.getTarget())))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            }
        };
    }

    private static Stream<JavaCodeUnitAccess<?>> calls(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream().map(call -> call);
    }
}
