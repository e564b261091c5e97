package io.github.nh4j.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device.
 *
 * @param pushChannel as it was given, since a browser's may be an object or a text that holds one
 * @param handle where the push service finds the device
 * @param matchTags the tags and the system tags of the installation and its user
 * @param secondaryTiles kept for those who read the installation; nothing is sent to them
 */
record Installation(
        String id,
        DevicePlatform platform,
        Object pushChannel,
        String handle,
        @Nullable String userId,
        List<String> tags,
        Set<String> matchTags,
        Map<String, String> pushVariables,
        List<Template> templates,
        @Nullable Instant expirationTime,
        @Nullable Object secondaryTiles) {

    /**
     * A template of the device.
     *
     * @param tags its own tags and its name, which serves as one
     * @param matchTags those and all that the installation matches
     */
    record Template(
            String name,
            String bodyText,
            TemplateBody body,
            Map<String, TemplateExpression> headers,
            Map<String, String> headerTexts,
            @Nullable String expiry,
            List<String> tags,
            Set<String> matchTags) {}

    boolean isExpired(Instant now) {
        return expirationTime != null && !now.isBefore(expirationTime);
    }
}
