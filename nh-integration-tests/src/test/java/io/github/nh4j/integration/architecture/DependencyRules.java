package io.github.nh4j.integration.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Who may use whom. */
final class DependencyRules {
    private static final String PORT = "io.github.nh4j.transport";
    private static final String[] DOMAIN = {
        "io.github.nh4j.auth..",
        "io.github.nh4j.error..",
        "io.github.nh4j.hub..",
        "io.github.nh4j.installation..",
        "io.github.nh4j.job..",
        "io.github.nh4j.notification..",
        "io.github.nh4j.payload..",
        "io.github.nh4j.registration..",
        "io.github.nh4j.tag.."
    };

    static final ArchRule CORE_USES_FOUR_LIBRARIES = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "javax.xml..",
                    "javax.crypto..",
                    // To tell a certificate that is not trusted from a connection that breaks.
                    "javax.net.ssl..",
                    "tools.jackson.core..",
                    "org.jspecify..",
                    "io.github.nh4j.."))
            .because("nh-core must fit beside anything: do it with the JDK, or in a module of its own");

    static final ArchRule CORE_KNOWS_NO_HTTP_STACK = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "com.sun.net.httpserver.."))
            .because("a user chooses the HTTP stack: whatever needs one belongs behind the Transport port");

    static final ArchRule PORT_IS_A_LEAF = classes()
            .that()
            .resideInAPackage(PORT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", PORT))
            .because("a transport is written against the port alone: move what knows more to internal.pipeline");

    static final ArchRule DOMAIN_IS_A_LEAF = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(PORT, "io.github.nh4j.internal..", "io.github.nh4j.retry..", "io.github.nh4j"))
            .because("data types do not know how they travel: move the code that does to internal.codec or endpoint");

    static final ArchRule ADAPTERS_USE_PORT_AND_STACK = classes()
            .that(Code.ARE_ADAPTERS)
            .should(AdapterDependencies.beOnThePortAndTheOwnStackOnly())
            // Until there is an adapter: a build without any is green, too.
            .allowEmptyShould(true)
            .because("each adapter must be usable without the others and without nh-core's insides: copy the few lines"
                    + " that two of them share");

    static final ArchRule NO_CYCLES = slices().assignedFrom(new ByPackage())
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package: move the class that closes the circle, or put an"
                    + " interface beside its caller");

    static final ArchRule INTERNALS_STAY_INSIDE = classes()
            .should(new ArchCondition<>("use ..internal.. of their own module only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(DependencyRules::isOnInternalsOfOthers)
                            .forEach(found -> events.add(SimpleConditionEvent.violated(found, found.getDescription())));
                }
            })
            .because("internals change without notice: use the public type, or ask for one");

    static final ArchRule ONLY_CODECS_READ_WIRE_FORMATS = noClasses()
            .that()
            .resideOutsideOfPackages("io.github.nh4j.internal.codec..", "io.github.nh4j.payload..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.xml..", "tools.jackson.."))
            .because("JSON and XML have one place: give internal.codec a method that takes and returns domain types");

    static final ArchRule ONLY_AUTH_SIGNS = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.nh4j.auth..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.crypto.."))
            .because("keys have one place: sign with io.github.nh4j.auth.SasSigner");

    private DependencyRules() {}

    private static boolean isOnInternalsOfOthers(Dependency found) {
        JavaClass target = found.getTargetClass().getBaseComponentType();
        return target.getPackageName().startsWith("io.github.nh4j.")
                && (target.getPackageName() + ".").contains(".internal.")
                && !Code.moduleOf(target).equals(Code.moduleOf(found.getOriginClass()));
    }

    /** Every package is a slice, the root package and those under it alike. */
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("io.github.nh4j")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of nh4j";
        }
    }
}
