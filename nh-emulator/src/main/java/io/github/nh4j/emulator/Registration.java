package io.github.nh4j.emulator;

import io.github.nh4j.tag.TagExpression;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a registration says, whoever has stored it.
 *
 * @param pushVariables a JSON object as it was given, or null
 * @param channel where to push to: the texts of the elements that the kind has for that
 * @param template null if the registration is for native notifications
 * @param installationId the installation that it is a part of, or null
 */
record Registration(
        RegistrationKind kind,
        List<String> tags,
        @Nullable String pushVariables,
        List<String> channel,
        @Nullable String secondaryTile,
        @Nullable DeviceTemplate template,
        @Nullable String installationId) {

    /** Where the push service finds the device. */
    String handle() {
        String first = channel.get(0);
        if (kind != RegistrationKind.BAIDU) {
            return first;
        }
        return first.isEmpty() ? channel.get(1) : first + "-" + channel.get(1);
    }

    /** Says whether a send to these tags is for it. The name of its template is a tag, too. */
    boolean matches(TagExpression audience) {
        Set<String> all = new HashSet<>(tags);
        if (template != null && template.name() != null) {
            all.add(template.name());
        }
        return audience.matches(all);
    }

    /** Says whether one of its tags is this one. */
    boolean hasTag(String tag) {
        return tags.stream().anyMatch(tag::equalsIgnoreCase)
                || (template != null && tag.equalsIgnoreCase(template.name()));
    }

    /** The values that templates find by name if a notification does not say them. */
    Map<String, String> variables() {
        return pushVariables == null ? Map.of() : variables(pushVariables);
    }

    static Map<String, String> variables(String json) {
        return new Members(Map.of("PushVariables", JsonText.readObject(json))).texts("PushVariables");
    }
}
