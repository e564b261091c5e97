package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registrations that an installation shows up as: one for native notifications, and one for each template. */
final class InstallationParts {
    private InstallationParts() {}

    /** A registration, with an id that is always the same for the same part of an installation. */
    record Part(
            RegistrationId id,
            Registration content,
            @Nullable Instant expirationTime) {}

    static List<Part> of(Installation installation) {
        List<Part> parts = new ArrayList<>();
        parts.add(part(installation, null, List.of()));
        installation
                .templates()
                .forEach(template -> parts.add(part(installation, template.content(), template.tags())));
        return parts;
    }

    private static Part part(Installation installation, @Nullable DeviceTemplate template, List<String> ownTags) {
        List<String> tags = new ArrayList<>();
        tags.add("$InstallationId:{" + installation.id() + "}");
        if (installation.userId() != null && !installation.userId().isEmpty()) {
            tags.add("$UserId:{" + installation.userId() + "}");
        }
        tags.addAll(installation.tags());
        // A comma in the name of a template would make two tags of it; it is matched all the same.
        ownTags.stream().filter(tag -> tag.indexOf(',') < 0).forEach(tags::add);
        String pushVariables = installation.pushVariables().isEmpty()
                ? null
                : JsonText.write(json -> JsonText.writeValue(json, installation.pushVariables()));
        return new Part(
                id(template == null ? installation.id() : installation.id() + "\0" + template.name()),
                new Registration(
                        RegistrationKind.of(installation.platform()),
                        List.copyOf(tags),
                        pushVariables,
                        installation.channel(),
                        null,
                        template,
                        installation.id()),
                installation.expirationTime());
    }

    private static RegistrationId id(String name) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)));
            return new RegistrationId(hash.getLong() >>> 1, hash.getLong() >>> 1, 1 + (hash.getShort() & 3));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
