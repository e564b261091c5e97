package io.github.nh4j.emulator;

import io.github.nh4j.emulator.Installation.Template;
import io.github.nh4j.tag.TagExpression;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Set<String> matchTags = new LinkedHashSet<>();
        matchTags.add(checkTag("$InstallationId:{" + idOfPath + "}"));
        if (userId != null && !userId.isEmpty()) {
            matchTags.add(checkTag("$UserId:{" + userId + "}"));
        }
        matchTags.addAll(tags);
        return new Installation(
                idOfPath,
                platform,
                pushChannel == null ? "" : pushChannel,
                handle(platform, pushChannel),
                userId,
                tags,
                Set.copyOf(matchTags),
                json.texts("pushVariables"),
                templates(platform, matchTags),
                expirationTime(json.string("expirationTime")),
                json.get("secondaryTiles"));
    }

    private static String checkTag(String tag) {
        try {
            TagExpression.tag(tag);
            return tag;
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(String.valueOf(e.getMessage()));
        }
    }

    /** A browser has a subscription, as an object or as a text that holds one; everything else has a text. */
    private static String handle(DevicePlatform platform, @Nullable Object pushChannel) {
        if (platform != DevicePlatform.BROWSER) {
            if (pushChannel instanceof String handle && !handle.isBlank()) {
                return handle;
            }
            throw Refusal.invalidBody("'PushChannel' is required");
        }
        Members subscription =
                pushChannel instanceof String text ? Members.parse(text) : Members.of(pushChannel, "PushChannel");
        for (String part : List.of("p256dh", "auth", "endpoint")) {
            String value = subscription.string(part);
            if (value == null || value.isBlank()) {
                throw Refusal.invalidBody("'PushChannel' of a browser needs endpoint, p256dh and auth");
            }
        }
        return String.valueOf(subscription.string("endpoint"));
    }

    private static @Nullable Instant expirationTime(@Nullable String text) {
        try {
            return text == null ? null : WireTime.iso(text);
        } catch (DateTimeException e) {
            throw Refusal.invalidBody("'ExpirationTime' is not a time");
        }
    }

    private List<Template> templates(DevicePlatform platform, Set<String> baseTags) {
        List<Template> templates = new ArrayList<>();
        json.objects("templates").forEach((name, value) -> {
            try {
                templates.add(template(platform, name, Members.of(value, name), baseTags));
            } catch (TemplateSyntaxException e) {
                throw Refusal.invalidBody("template '" + name + "': " + e.getMessage());
            }
        });
        return List.copyOf(templates);
    }

    private static Template template(DevicePlatform platform, String name, Members json, Collection<String> baseTags) {
        String bodyText = json.string("body");
        if (bodyText == null || bodyText.isBlank()) {
            throw new TemplateSyntaxException("'Body' is required");
        }
        Map<String, String> headerTexts = json.texts("headers");
        Map<String, TemplateExpression> headers = new LinkedHashMap<>();
        headerTexts.forEach((header, value) -> headers.put(header, TemplateExpression.parse(value)));
        String wnsType = headerTexts.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("X-WNS-Type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        if (platform == DevicePlatform.WINDOWS && wnsType.isEmpty()) {
            throw new TemplateSyntaxException("'X-WNS-Type' header is required");
        }
        String expiry = json.string("expiry");
        TemplateExpression.parse(expiry == null ? "" : expiry);
        List<String> tags = new ArrayList<>(json.strings("tags"));
        // Its name is a tag whatever its characters, and comes back from who has read the installation.
        tags.stream().filter(tag -> !tag.equalsIgnoreCase(name)).forEach(InstallationReader::checkTag);
        if (tags.stream().noneMatch(name::equalsIgnoreCase)) {
            tags.add(name);
        }
        Set<String> matchTags = new LinkedHashSet<>(baseTags);
        matchTags.addAll(tags);
        return new Template(
                name,
                bodyText,
                body(platform, wnsType, bodyText),
                headers,
                headerTexts,
                expiry,
                List.copyOf(tags),
                Set.copyOf(matchTags));
    }

    /** Windows devices take XML, but for raw notifications, which may be JSON. */
    private static TemplateBody body(DevicePlatform platform, String wnsType, String text) {
        boolean windows = platform == DevicePlatform.WINDOWS || platform == DevicePlatform.WINDOWS_PHONE;
        boolean rawJson =
                wnsType.equalsIgnoreCase("wns/raw") && text.stripLeading().startsWith("{");
        return windows && !rawJson ? XmlTemplateBody.parse(text) : JsonTemplateBody.parse(text);
    }
}
