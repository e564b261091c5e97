package io.github.nh4j.integration.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which doors to the world outside of the program are open, and where. */
final class PlatformRules {
    private static final String TIME = "io.github.nh4j.internal.time..";
    private static final String CALLER_DECIDES = "a test must be able to replace it: ";

    private static final List<ForbiddenCall> THREADS = List.of(
            ForbiddenCall.of("java.lang.Thread", "<init>|sleep|onSpinWait|of(Virtual|Platform)|startVirtualThread"),
            ForbiddenCall.of("java.lang.Object", "wait"),
            ForbiddenCall.of("java.util.concurrent.TimeUnit", "sleep|timedWait|timedJoin"),
            ForbiddenCall.of("java.util.concurrent.locks.LockSupport", "park.*"),
            ForbiddenCall.of("java.util.concurrent.locks.Condition", "await.*"),
            ForbiddenCall.of("java.util.concurrent.Executors", ".*"),
            ForbiddenCall.of("java.util.concurrent.ThreadPoolExecutor", "<init>"),
            ForbiddenCall.of("java.util.concurrent.ScheduledThreadPoolExecutor", "<init>"),
            ForbiddenCall.of("java.util.concurrent.ForkJoinPool", "<init>"),
            ForbiddenCall.of("java.util.Timer", "<init>"),
            ForbiddenCall.of("java.util.concurrent.CompletableFuture", "delayedExecutor|orTimeout|completeOnTimeout"),
            // Without an executor these make a thread for each task on machines with one or two processors.
            ForbiddenCall.without(
                    "java.util.concurrent.CompletableFuture", ".+Async", "java.util.concurrent.Executor"));

    private static final List<ForbiddenCall> CLOCKS = List.of(
            ForbiddenCall.of("java.lang.System", "nanoTime|currentTimeMillis"),
            ForbiddenCall.of("java.time.Clock", "(system|tick).*"),
            ForbiddenCall.of("java.time.InstantSource", "system"),
            ForbiddenCall.of("java.time.Instant", "now"),
            ForbiddenCall.of("java.time.LocalDate", "now"),
            ForbiddenCall.of("java.time.LocalTime", "now"),
            ForbiddenCall.of("java.time.LocalDateTime", "now"),
            ForbiddenCall.of("java.time.OffsetDateTime", "now"),
            ForbiddenCall.of("java.time.ZonedDateTime", "now"),
            ForbiddenCall.of("java.util.Calendar", "getInstance"),
            new ForbiddenCall("java.util.Date", "<init>", List::isEmpty));

    private static final List<ForbiddenCall> CHANCE = List.of(
            ForbiddenCall.of("java.util.Random", "<init>"),
            ForbiddenCall.of("java.util.SplittableRandom", "<init>"),
            ForbiddenCall.of("java.security.SecureRandom", "<init>|getInstance.*"),
            ForbiddenCall.of("java.util.concurrent.ThreadLocalRandom", "current"),
            ForbiddenCall.of("java.util.random.RandomGenerator", "of|getDefault"),
            ForbiddenCall.of("java.util.UUID", "randomUUID"),
            ForbiddenCall.of("java.lang.Math", "random"));

    static final ArchRule THREADS_ONLY_IN_TIME = classes()
            .that()
            .resideOutsideOfPackage(TIME)
            .should(ForbiddenCall.callNoneOf("sleep, wait for a time, or make threads, timers or executors", THREADS))
            .because(CALLER_DECIDES + "put what waits on internal.time.Watch; take an Executor from the caller");

    static final ArchRule CLOCKS_ONLY_IN_TIME = classes()
            .that()
            .resideOutsideOfPackage(TIME)
            .should(ForbiddenCall.callNoneOf("read a clock", CLOCKS))
            .because(CALLER_DECIDES + "take an internal.time.Time and ask it");

    static final ArchRule CHANCE_ONLY_IN_TIME = classes()
            .that()
            .resideOutsideOfPackage(TIME)
            .should(ForbiddenCall.callNoneOf("make random values", CHANCE))
            .because(CALLER_DECIDES + "take an internal.time.Randomness and ask it");

    static final ArchRule NO_CONSOLE = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(target(name("printStackTrace")))
            .because("a library has no console: throw, or let the user's WireDump write");

    static final ArchRule NO_LOGGING_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.util.logging..", "org.slf4j..", "org.apache.commons.logging..", "org.apache.logging.."))
            .because("the user chooses where logs go: use System.Logger in internal.pipeline, or throw");

    static final ArchRule LOGGER_ONLY_IN_PIPELINE = noClasses()
            .that()
            .resideOutsideOfPackages("io.github.nh4j.internal.pipeline..", "io.github.nh4j.internal.discovery..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(System.Logger.class)
            .because(
                    "what is logged must be masked, and only the pipeline knows how: return or throw what it should say");

    static final ArchRule NO_DEFAULTS_OF_THE_MACHINE = classes()
            .should(ForbiddenCall.callNoneOf(
                    "depend on the machine's locale, charset or time zone", MachineDefaults.CALLS))
            .because("it works differently in Turkey, or in a container: name Locale.ROOT, UTF_8 or UTC");

    private PlatformRules() {}
}
