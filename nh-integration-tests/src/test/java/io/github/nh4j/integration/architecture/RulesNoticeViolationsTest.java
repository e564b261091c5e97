package io.github.nh4j.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.nh4j.planted.OpenAndChangeable;
import io.github.nh4j.planted.TellsTooMuch;
import io.github.nh4j.planted.ring.Here;
import io.github.nh4j.transport.planted.PlantedTransport;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail keeps nothing: each is shown a class that breaks it, and lines that do not. */
class RulesNoticeViolationsTest {
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackagesOf(OpenAndChangeable.class);

    @Test
    void plantedClassesAreNotPartOfWhatTheRulesCheck() {
        assertThat(Code.ALL).noneMatch(type -> type.getPackageName().contains("planted"));
    }

    @Test
    void aTypeOfALibraryInTheCoreIsNoticed() {
        assertViolations(DependencyRules.CORE_USES_FOUR_LIBRARIES).anyMatch(line -> line.contains("archunit"));
    }

    @Test
    void anAdapterThatUsesAnotherStackOrMoreThanThePortIsNoticed() {
        assertViolations(
                        DependencyRules.ADAPTERS_USE_PORT_AND_STACK,
                        new ClassFileImporter().importClasses(PlantedTransport.class))
                .anyMatch(line -> line.contains("java.net.http"))
                .anyMatch(line -> line.contains("TagExpression"))
                .noneMatch(line -> line.contains("fine("));
    }

    @Test
    void aCycleOfPackagesIsNoticed() {
        assertViolations(DependencyRules.NO_CYCLES, new ClassFileImporter().importPackagesOf(Here.class))
                .isNotEmpty();
    }

    @Test
    void theUseOfAnotherModulesInternalsIsNoticed() {
        assertViolations(DependencyRules.INTERNALS_STAY_INSIDE)
                .anyMatch(line -> line.contains("TellsTooMuch") && line.contains("internal.time"));
    }

    @Test
    void eachPlaceWhereASignatureCanNameAHiddenTypeIsNoticed() {
        assertViolations(ApiRules.SIGNATURES_NAME_PUBLIC_TYPES)
                .anyMatch(line -> line.contains("TellsTooMuch names io.github.nh4j.planted.TellsTooMuchParent"))
                .anyMatch(line -> line.contains("TellsTooMuch names io.github.nh4j.internal.time.Time"))
                .anyMatch(line -> line.contains("TellsTooMuch.field names"))
                .anyMatch(line -> line.contains("TellsTooMuch.get() names"))
                .anyMatch(line -> line.contains("TellsTooMuch.parameter("))
                .anyMatch(line -> line.contains("TellsTooMuch.thrown() names"))
                .anyMatch(line -> line.contains("TellsTooMuch.typeArgument() names"))
                .anyMatch(line -> line.contains("TellsTooMuch.bound() names"))
                .anyMatch(line -> line.contains("TellsTooMuch.using("))
                .noneMatch(line -> line.contains("fine(") || line.contains("notPublic("));
    }

    @Test
    void anAdapterMayNameItsStackInUsing() {
        assertThat(ApiRules.SIGNATURES_NAME_PUBLIC_TYPES
                        .evaluate(new ClassFileImporter().importClasses(PlantedTransport.class))
                        .hasViolation())
                .isFalse();
    }

    @Test
    void anOpenClassIsNoticedAndAFinalOneIsNot() {
        assertViolations(ApiRules.TYPES_ARE_CLOSED)
                .anyMatch(line -> line.contains("OpenAndChangeable"))
                .noneMatch(line -> line.contains(TellsTooMuch.class.getName()));
    }

    @Test
    void aSetterIsNoticedAndAnOtherwiseNamedMethodIsNot() {
        assertViolations(ApiRules.NO_SETTERS)
                .anyMatch(line -> line.contains("setName"))
                .noneMatch(line -> line.contains("settle"));
    }

    @Test
    void staticStateThatCanChangeIsNoticed() {
        assertViolations(ApiRules.NO_MUTABLE_STATIC_STATE)
                .anyMatch(line -> line.contains("counter"))
                .anyMatch(line -> line.contains("CACHE"))
                .anyMatch(line -> line.contains("WRITABLE"))
                .noneMatch(line -> line.contains("FINE"));
    }

    @Test
    void threadsClocksAndChanceAreNoticed() {
        assertViolations(PlatformRules.THREADS_ONLY_IN_TIME)
                .anyMatch(line -> line.contains("sleep()"))
                .anyMatch(line -> line.contains("thread()"))
                .anyMatch(line -> line.contains("executor()"))
                .anyMatch(line -> line.contains("commonPool()"))
                .noneMatch(line -> line.contains("allowedPool("));
        assertViolations(PlatformRules.CLOCKS_ONLY_IN_TIME)
                .anyMatch(line -> line.contains("clock()"))
                .anyMatch(line -> line.contains("clockByReference()"))
                .anyMatch(line -> line.contains("nanos()"));
        assertViolations(PlatformRules.CHANCE_ONLY_IN_TIME).anyMatch(line -> line.contains("chance()"));
    }

    @Test
    void printingAndLoggingAreNoticed() {
        assertViolations(PlatformRules.NO_CONSOLE)
                .anyMatch(line -> line.contains("console()"))
                .anyMatch(line -> line.contains("stackTrace("));
        assertViolations(PlatformRules.NO_LOGGING_FRAMEWORK).anyMatch(line -> line.contains("log()"));
        assertViolations(PlatformRules.LOGGER_ONLY_IN_PIPELINE).anyMatch(line -> line.contains("systemLogger()"));
    }

    @Test
    void defaultsOfTheMachineAreNoticed() {
        assertViolations(PlatformRules.NO_DEFAULTS_OF_THE_MACHINE)
                .anyMatch(line -> line.contains("locale("))
                .anyMatch(line -> line.contains("format("))
                .anyMatch(line -> line.contains("decode("))
                .anyMatch(line -> line.contains("encode("))
                .anyMatch(line -> line.contains("zone()"))
                .noneMatch(line -> line.contains("allowed("));
    }

    @Test
    void aCallThatCanBlockInsideOfSynchronizedIsNoticed() {
        String source = """
                class Queue {
                    // synchronized { lock(); }
                    void add(Item item) { synchronized (items) { items.add(item); } item.run(); }
                    synchronized void drain() { if (any) { first.join(); } }
                }
                """;

        assertThat(SynchronizedBlocks.blockingCalls(Path.of("Queue.java"), source))
                .singleElement()
                .asString()
                .startsWith("Queue.java calls join(");
    }

    private static ListAssert<String> assertViolations(ArchRule rule) {
        return assertViolations(rule, PLANTED);
    }

    private static ListAssert<String> assertViolations(ArchRule rule, JavaClasses classes) {
        List<String> lines = rule.evaluate(classes).getFailureReport().getDetails();
        return assertThat(lines).as("%s", rule.getDescription());
    }
}
