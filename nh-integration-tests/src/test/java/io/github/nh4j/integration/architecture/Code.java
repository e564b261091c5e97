package io.github.nh4j.integration.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.nh4j.integration.PublishedModule;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes that the rules are about: main code only, as it is on the class path. */
final class Code {
    /** Of the path to a class: {@code .../nh-core/target/...}, or {@code .../nh-core/1.0/...} in a Maven repository. */
    private static final Pattern MODULE = Pattern.compile(".*/(nh-[a-z0-9-]+)/(?:target|[0-9])");

    /** Every module that is on the class path. */
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.nh4j");

    /** The payloads are a module of their own for its size only: what holds for the rest of the domain holds for them. */
    static final JavaClasses CORE = ALL.that(fromAnyOf(Stream.of("nh-core", "nh-payload")));

    /** Packages such as {@code io.github.nh4j.transport.okhttp}; the kit that tests transports is none of them. */
    static final DescribedPredicate<JavaClass> ARE_ADAPTERS = resideInAPackage("io.github.nh4j.transport.*..")
            .and(resideOutsideOfPackage("io.github.nh4j.transport.tck.."))
            .as("are adapters");

    static final JavaClasses PUBLISHED =
            ALL.that(fromAnyOf(PublishedModule.all().stream().map(PublishedModule::artifact)));

    static final Set<String> EXPORTED_PACKAGES = PublishedModule.all().stream()
            .flatMap(module -> module.exportedPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** The classes of exported packages. */
    static final JavaClasses API = PUBLISHED.that(DescribedPredicate.describe(
            "are in exported packages", type -> EXPORTED_PACKAGES.contains(type.getPackageName())));

    private Code() {}

    private static DescribedPredicate<JavaClass> fromAnyOf(Stream<String> artifacts) {
        Set<String> all = artifacts.collect(Collectors.toUnmodifiableSet());
        return DescribedPredicate.describe("are in any of " + all, type -> all.contains(moduleOf(type)));
    }

    /** The artifact that a class comes from; empty if it is not one of ours. */
    static String moduleOf(JavaClass type) {
        Matcher path = MODULE.matcher(
                type.getSource().map(source -> source.getUri().toString()).orElse(""));
        return path.lookingAt() ? path.group(1) : "";
    }

    /** Whether users can name the type: it, and all that it is nested in, are public or protected. */
    static boolean isAccessible(JavaClass type) {
        return isAccessible(type.getModifiers())
                && type.getEnclosingClass().map(Code::isAccessible).orElse(true);
    }

    /** The members that users can name, as they were written: without what the compiler adds. */
    static <T extends JavaMember> List<T> accessible(Set<T> members) {
        return members.stream()
                .filter(member -> isAccessible(member.getModifiers()))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
    }

    private static boolean isAccessible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
