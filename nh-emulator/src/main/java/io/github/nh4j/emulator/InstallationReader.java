package io.github.nh4j.emulator;

import io.github.nh4j.emulator.Installation.Template;
import io.github.nh4j.tag.TagExpression;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and checks the JSON of an installation. */
final class InstallationReader {
    private final Members json;

    private InstallationReader(Members json) {
        this.json = json;
    }

    /**
     * Reads an installation.
     *
     * @throws Refusal with 400 if the hub would not store it
     */
    static Installation read(String json, String idOfPath) {
        return read(Members.parse(json), idOfPath);
    }

    static Installation read(Members json, String idOfPath) {
        return new InstallationReader(json).read(idOfPath);
    }

    private Installation read(String idOfPath) {
        if (!idOfPath.equals(json.string("installationId"))) {
            throw Refusal.invalidBody("'InstallationId' is not the one of the path");
        }
        DevicePlatform platform = DevicePlatform.ofWord(String.valueOf(json.string("platform")))
                .orElseThrow(() ->
                        Refusal.invalidBody("'Platform' property is not specified or given value is not supported."));
        Object pushChannel = json.get("pushChannel");
        String userId = json.string("userId");
        List<String> tags = json.strings("tags");
        tags.forEach(InstallationReader::checkTag);
        checkTag("$InstallationId:{" + idOfPath + "}");
        if (userId != null && !userId.isEmpty()) {
            checkTag("$UserId:{" + userId + "}");
        }
        return new Installation(
                idOfPath,
                platform,
                pushChannel == null ? "" : pushChannel,
                channel(platform, pushChannel),
                userId,
                tags,
                json.texts("pushVariables"),
                templates(platform),
                expirationTime(json.string("expirationTime")),
                json.get("secondaryTiles"));
    }

    private static void checkTag(String tag) {
        try {
            var unused = TagExpression.tag(tag);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A browser has a subscription, as an object or as a text that holds one; everything else has a text, of which Baidu's
     * has two parts.
     */
    private static List<String> channel(DevicePlatform platform, @Nullable Object pushChannel) {
        if (platform != DevicePlatform.BROWSER) {
            if (!(pushChannel instanceof String handle) || handle.isBlank()) {
                throw Refusal.invalidBody("'PushChannel' is required");
            }
            int hyphen = Math.max(0, handle.indexOf('-'));
            return platform == DevicePlatform.BAIDU
                    ? List.of(handle.substring(0, hyphen), handle.substring(hyphen == 0 ? 0 : hyphen + 1))
                    : List.of(handle);
        }
        Members subscription =
                pushChannel instanceof String text ? Members.parse(text) : Members.of(pushChannel, "PushChannel");
        List<String> parts = new ArrayList<>();
        for (String part : List.of("endpoint", "p256dh", "auth")) {
            String value = subscription.string(part);
            if (value == null || value.isBlank()) {
                throw Refusal.invalidBody("'PushChannel' of a browser needs endpoint, p256dh and auth");
            }
            parts.add(value);
        }
        return List.copyOf(parts);
    }

    private static @Nullable Instant expirationTime(@Nullable String text) {
        try {
            return text == null ? null : WireTime.iso(text);
        } catch (DateTimeException e) {
            throw Refusal.invalidBody("'ExpirationTime' is not a time");
        }
    }

    private List<Template> templates(DevicePlatform platform) {
        List<Template> templates = new ArrayList<>();
        json.objects("templates").forEach((name, value) -> {
            try {
                templates.add(template(platform, name, Members.of(value, name)));
            } catch (TemplateSyntaxException e) {
                throw Refusal.invalidBody("template '" + name + "': " + e.getMessage());
            }
        });
        return List.copyOf(templates);
    }

    private static Template template(DevicePlatform platform, String name, Members json) {
        String body = json.string("body");
        DeviceTemplate content = new DeviceTemplate(
                name, body == null ? "" : body, json.texts("headers"), json.string("expiry"), null, null);
        content.check(platform);
        List<String> tags = new ArrayList<>(json.strings("tags"));
        // Its name is a tag whatever its characters, and comes back from who has read the installation.
        tags.stream().filter(tag -> !tag.equalsIgnoreCase(name)).forEach(InstallationReader::checkTag);
        if (tags.stream().noneMatch(name::equalsIgnoreCase)) {
            tags.add(name);
        }
        return new Template(name, content, List.copyOf(tags));
    }
}
