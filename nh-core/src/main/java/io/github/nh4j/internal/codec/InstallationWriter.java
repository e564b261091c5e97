package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.installation.SecondaryTile;
import io.github.nh4j.notification.BrowserPushChannel;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Writes an installation, and a patch of one. What is not there, and what the hub alone knows, is left out. */
public final class InstallationWriter {
    private final JsonGenerator json;

    private InstallationWriter(JsonGenerator json) {
        this.json = json;
    }

    public static byte[] write(Installation installation) {
        return Json.document(json -> new InstallationWriter(json).installation(installation));
    }

    /** Values are texts, as the official clients write them: an object or an array is JSON within a text. */
    public static byte[] write(InstallationPatch patch) {
        return Json.document(json -> {
            json.writeStartArray();
            for (InstallationPatch.Operation operation : patch.operations()) {
                json.writeStartObject();
                json.writeStringProperty("op", operation.kind().toString());
                json.writeStringProperty("path", operation.path().pointer());
                operation.value().ifPresent(value -> json.writeStringProperty("value", text(value)));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String text(Object value) {
        return value instanceof String || value instanceof Instant
                ? value.toString()
                : new String(Json.document(json -> new InstallationWriter(json).value(value)), UTF_8);
    }

    private void value(Object value) {
        if (value instanceof InstallationTemplate template) {
            template(template);
        } else if (value instanceof SecondaryTile tile) {
            secondaryTile(tile);
        } else if (value instanceof BrowserPushChannel channel) {
            browserPushChannel(channel);
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else {
            json.writeString(value.toString());
        }
    }

    private void object(Map<?, ?> members) {
        json.writeStartObject();
        members.forEach((name, member) -> {
            json.writeName((String) name);
            value(member);
        });
        json.writeEndObject();
    }

    private void installation(Installation installation) {
        json.writeStartObject();
        json.writeStringProperty("installationId", installation.id());
        json.writeStringProperty("platform", installation.platform().word());
        json.writeName("pushChannel");
        installation
                .browserPushChannel()
                .ifPresentOrElse(this::browserPushChannel, () -> json.writeString(installation.pushChannel()));
        optional("userId", installation.userId());
        optional("expirationTime", installation.expirationTime());
        tags(installation.tags());
        object("pushVariables", installation.pushVariables());
        object("templates", installation.templates());
        object("secondaryTiles", installation.secondaryTiles());
        others(installation.otherMembers(), InstallationReader.MEMBERS);
        json.writeEndObject();
    }

    private void browserPushChannel(BrowserPushChannel channel) {
        json.writeStartObject();
        json.writeStringProperty("endpoint", channel.endpoint());
        json.writeStringProperty("p256dh", channel.p256dh());
        json.writeStringProperty("auth", channel.auth());
        json.writeEndObject();
    }

    private void template(InstallationTemplate template) {
        json.writeStartObject();
        json.writeStringProperty("body", template.body());
        object("headers", template.headers());
        optional("expiry", template.expiry());
        tags(template.tags());
        others(template.otherMembers(), InstallationReader.TEMPLATE_MEMBERS);
        json.writeEndObject();
    }

    private void secondaryTile(SecondaryTile tile) {
        json.writeStartObject();
        json.writeStringProperty("pushChannel", tile.pushChannel());
        tags(tile.tags());
        object("templates", tile.templates());
        others(tile.otherMembers(), InstallationReader.TILE_MEMBERS);
        json.writeEndObject();
    }

    private void optional(String name, Optional<?> value) {
        value.ifPresent(present -> json.writeStringProperty(name, present.toString()));
    }

    private void tags(Collection<String> tags) {
        if (!tags.isEmpty()) {
            json.writeName("tags");
            json.writeStartArray();
            tags.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void object(String name, Map<String, ?> members) {
        if (!members.isEmpty()) {
            json.writeName(name);
            object(members);
        }
    }

    /** What is no JSON, or has a method of its own, is refused and not repeated: a value may be a person's data. */
    private void others(Map<String, String> members, Set<String> known) {
        members.forEach((name, value) -> {
            if (name.isBlank() || known.contains(name)) {
                throw new IllegalArgumentException(
                        "another member of the installation has no name, or one that there" + " is a method for");
            }
            json.writeName(name);
            try (JsonParser parser = Json.parser(value)) {
                parser.nextToken();
                json.copyCurrentStructureExact(parser);
                if (parser.nextToken() == null) {
                    return;
                }
            } catch (JacksonException e) {
                // Without the cause: its message repeats the text.
            }
            throw new IllegalArgumentException("another member of the installation is not one JSON value");
        });
    }
}
