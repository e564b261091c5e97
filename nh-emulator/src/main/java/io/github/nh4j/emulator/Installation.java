package io.github.nh4j.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device.
 *
 * @param pushChannel as it was given, since a browser's may be an object or a text that holds one
 * @param channel where the push service finds the device: the texts of the elements of its registrations
 * @param secondaryTiles kept for those who read the installation; nothing is sent to them
 */
record Installation(
        String id,
        DevicePlatform platform,
        Object pushChannel,
        List<String> channel,
        @Nullable String userId,
        List<String> tags,
        Map<String, String> pushVariables,
        List<Template> templates,
        @Nullable Instant expirationTime,
        @Nullable Object secondaryTiles) {

    /**
     * A template of the device.
     *
     * @param tags its own tags and its name, which serves as one
     */
    record Template(String name, DeviceTemplate content, List<String> tags) {}
}
