package io.github.nh4j.examples;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import java.util.List;
import java.util.Map;

/**
 * A device that is registered with an installation, as its app would have it done by its back end.
 *
 * @param id the id of the installation
 * @param platform its push service
 * @param tags what its user has subscribed to, and what else is known of it
 * @param templates how it shows template notifications: bodies by name
 */
record Device(String id, InstallationPlatform platform, List<String> tags, Map<String, String> templates) {

    static List<Device> all() {
        return List.of(
                new Device(
                        "alices-iphone",
                        InstallationPlatform.APPLE,
                        List.of("news", "location_Boston"),
                        Map.of("news", "{\"aps\":{\"alert\":\"$(message_en)\"}}")),
                new Device(
                        "bobs-ipad",
                        InstallationPlatform.APPLE,
                        List.of("sports", "location_Boston", "muted"),
                        Map.of()),
                new Device("carols-surface", InstallationPlatform.WINDOWS, List.of("news"), Map.of()),
                new Device(
                        "daves-pixel",
                        InstallationPlatform.FCM_V1,
                        List.of("news"),
                        Map.of("news", "{\"message\":{\"notification\":{\"body\":\"{'News: ' + $(message_de)}\"}}}")),
                new Device("eves-fire", InstallationPlatform.ADM, List.of("sports"), Map.of()));
    }

    static void registerAll(String connectionString, String hub) {
        try (NotificationHubClient client = NotificationHubClient.create(connectionString, hub)) {
            all().forEach(device -> client.installations().createOrUpdate(device.installation()));
        }
    }

    private Installation installation() {
        var installation = Installation.builder(id, platform, handle()).tags(tags);
        templates.forEach((name, body) -> installation.template(name, InstallationTemplate.of(body)));
        return installation.build();
    }

    /** Handles are hexadecimal, as Apple wants them; the others take anything, Windows a URL. */
    private String handle() {
        return switch (platform.word()) {
            case "wns" -> "https://wns.example/" + id;
            case "apns" -> String.format("%064x", id.hashCode() & 0xFFFFFFFFL);
            default -> id + "-token";
        };
    }

    @Override
    public String toString() {
        return id + " (" + platform + "), tags: " + String.join(", ", tags)
                + (templates.isEmpty() ? "" : "; with a template");
    }
}
