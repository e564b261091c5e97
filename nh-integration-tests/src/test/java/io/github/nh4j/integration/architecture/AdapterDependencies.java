package io.github.nh4j.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/** What a class in {@code io.github.nh4j.transport.<adapter>} may use. */
final class AdapterDependencies extends ArchCondition<JavaClass> {
    private static final String PORT = "io.github.nh4j.transport";

    /** The packages of each adapter's stack; a new adapter is added here. */
    private static final Map<String, List<String>> STACKS = Map.of(
            "jdk", List.of("java.net.http"),
            "okhttp", List.of("okhttp3", "okio", "kotlin"),
            "apache", List.of("org.apache.hc"));

    private AdapterDependencies() {
        super("use the port, java.. and their own stack only");
    }

    static ArchCondition<JavaClass> beOnThePortAndTheOwnStackOnly() {
        return new AdapterDependencies();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String adapter = adapterOf(type.getPackageName());
        type.getDirectDependenciesFromSelf().stream()
                .filter(found -> !isAllowed(
                        adapter, found.getTargetClass().getBaseComponentType().getPackageName()))
                .forEach(found -> events.add(SimpleConditionEvent.violated(found, found.getDescription())));
    }

    private static boolean isAllowed(String adapter, String target) {
        // javax.net is where TLS errors are, and belongs to java.base.
        return target.equals(PORT)
                || isUnder(PORT + "." + adapter, target)
                || (isUnder("java", target) && !isUnder("java.net.http", target))
                || isUnder("javax.net", target)
                || isUnder("org.jspecify.annotations", target)
                || STACKS.getOrDefault(adapter, List.of()).stream().anyMatch(stack -> isUnder(stack, target));
    }

    private static boolean isUnder(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    /** {@code okhttp} for {@code io.github.nh4j.transport.okhttp.internal}. */
    private static String adapterOf(String packageName) {
        return packageName.replaceFirst(".*\\.transport\\.", "").replaceFirst("\\..*", "");
    }
}
