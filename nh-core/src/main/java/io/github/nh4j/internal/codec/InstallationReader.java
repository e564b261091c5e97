package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationBuilder;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.installation.SecondaryTile;
import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an installation. Members that are unknown are kept as they are, and what the hub has stored is not checked against
 * the rules for what it stores.
 */
public final class InstallationReader {
    static final Set<String> MEMBERS = Set.of(
            "installationId",
            "platform",
            "pushChannel",
            "pushChannelExpired",
            "expiredPushChannel",
            "userId",
            "tags",
            "templates",
            "secondaryTiles",
            "pushVariables",
            "expirationTime",
            "lastUpdate");
    static final Set<String> TEMPLATE_MEMBERS = Set.of("body", "headers", "expiry", "tags");
    static final Set<String> TILE_MEMBERS = Set.of("pushChannel", "pushChannelExpired", "tags", "templates");

    private InstallationReader() {}

    public static Installation read(byte[] body) throws MalformedBodyException {
        JsonMembers json = JsonMembers.parse(body);
        InstallationBuilder installation =
                start(json).userId(json.text("userId")).tags(json.texts("tags")).lastUpdate(time(json, "lastUpdate"));
        Instant expirationTime = time(json, "expirationTime");
        try {
            installation.expirationTime(expirationTime);
        } catch (IllegalArgumentException e) {
            throw new MalformedBodyException("expirationTime is outside the years 1 to 9999");
        }
        // Documents have the second name, recordings the first.
        if (json.flag("pushChannelExpired") || json.flag("expiredPushChannel")) {
            installation.pushChannelExpired();
        }
        json.textsByName("pushVariables").forEach(installation::pushVariable);
        templates(json).forEach(installation::template);
        for (Map.Entry<String, JsonMembers> tile :
                json.objectsByName("secondaryTiles").entrySet()) {
            installation.secondaryTile(tile.getKey(), secondaryTile(tile.getValue()));
        }
        json.others(MEMBERS).forEach(installation::otherMember);
        return installation.build();
    }

    /** A browser's subscription comes as an object, or as a text that holds one. */
    private static InstallationBuilder start(JsonMembers json) throws MalformedBodyException {
        String id = json.required("installationId");
        InstallationPlatform platform = InstallationPlatform.of(json.required("platform"));
        if (json.isObject("pushChannel")) {
            BrowserPushChannel channel = subscription(json.object("pushChannel"));
            return Installation.builder(id, platform, "").pushChannel(channel);
        }
        String text = json.required("pushChannel");
        if (platform.equals(InstallationPlatform.BROWSER)) {
            try {
                return Installation.builder(id, platform, "")
                        .pushChannel(subscription(JsonMembers.parse(text.getBytes(UTF_8))));
            } catch (MalformedBodyException e) {
                // Then it is whatever it is.
            }
        }
        return Installation.builder(id, platform, text);
    }

    private static BrowserPushChannel subscription(JsonMembers json) throws MalformedBodyException {
        try {
            return BrowserPushChannel.of(json.required("endpoint"), json.required("p256dh"), json.required("auth"));
        } catch (IllegalArgumentException e) {
            throw new MalformedBodyException("a part of pushChannel is empty");
        }
    }

    private static Map<String, InstallationTemplate> templates(JsonMembers json) throws MalformedBodyException {
        Map<String, InstallationTemplate> templates = new LinkedHashMap<>();
        for (Map.Entry<String, JsonMembers> entry :
                json.objectsByName("templates").entrySet()) {
            JsonMembers members = entry.getValue();
            InstallationTemplate.Builder template = InstallationTemplate.builder(members.required("body"))
                    .expiry(members.text("expiry"))
                    .tags(members.texts("tags"));
            members.textsByName("headers").forEach(template::header);
            members.others(TEMPLATE_MEMBERS).forEach(template::otherMember);
            templates.put(entry.getKey(), template.build());
        }
        return templates;
    }

    private static SecondaryTile secondaryTile(JsonMembers json) throws MalformedBodyException {
        SecondaryTile.Builder tile =
                SecondaryTile.builder(json.required("pushChannel")).tags(json.texts("tags"));
        if (json.flag("pushChannelExpired")) {
            tile.pushChannelExpired();
        }
        templates(json).forEach(tile::template);
        json.others(TILE_MEMBERS).forEach(tile::otherMember);
        return tile.build();
    }

    private static @Nullable Instant time(JsonMembers json, String name) throws MalformedBodyException {
        String text = json.text(name);
        return text == null ? null : WireTime.read(name, text);
    }
}
