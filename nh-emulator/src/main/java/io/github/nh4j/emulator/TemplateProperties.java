package io.github.nh4j.emulator;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values that a template is rendered with, found whatever the case of their names. Immutable. */
final class TemplateProperties {
    private final Map<String, String> byLowerCaseName;

    private TemplateProperties(Map<String, String> byLowerCaseName) {
        this.byLowerCaseName = byLowerCaseName;
    }

    static TemplateProperties of(Map<String, String> properties) {
        Map<String, String> lowered = new TreeMap<>();
        properties.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
        return new TemplateProperties(lowered);
    }

    /** These and, for names that these lack, the variables of the device. */
    TemplateProperties or(Map<String, String> pushVariables) {
        if (pushVariables.isEmpty()) {
            return this;
        }
        TemplateProperties both = of(pushVariables);
        both.byLowerCaseName.putAll(byLowerCaseName);
        return both;
    }

    @Nullable
    String get(String name) {
        return byLowerCaseName.get(name.toLowerCase(Locale.ROOT));
    }
}
