package io.github.nh4j.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an installation as the hub answers it: what is not set is left out. */
final class InstallationWriter {
    private static final String NEVER = "9999-12-31T23:59:59.9999999Z";

    private InstallationWriter() {}

    static String write(Installation installation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("installationId", installation.id());
        json.put("pushChannel", installation.pushChannel());
        json.put("pushChannelExpired", false);
        json.put("platform", installation.platform().word());
        Instant expirationTime = installation.expirationTime();
        json.put("expirationTime", expirationTime == null ? NEVER : WireTime.text(expirationTime));
        if (!installation.tags().isEmpty()) {
            json.put("tags", installation.tags());
        }
        if (!installation.pushVariables().isEmpty()) {
            json.put("pushVariables", installation.pushVariables());
        }
        if (!installation.templates().isEmpty()) {
            Map<String, Object> templates = new LinkedHashMap<>();
            installation.templates().forEach(template -> templates.put(template.name(), template(template)));
            json.put("templates", templates);
        }
        if (installation.secondaryTiles() != null) {
            json.put("secondaryTiles", installation.secondaryTiles());
        }
        if (installation.userId() != null) {
            json.put("userId", installation.userId());
        }
        return JsonText.write(generator -> JsonText.writeValue(generator, json));
    }

    private static Map<String, Object> template(Installation.Template template) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("body", template.content().body());
        if (!template.content().headers().isEmpty()) {
            json.put("headers", template.content().headers());
        }
        if (template.content().expiry() != null) {
            json.put("expiry", template.content().expiry());
        }
        json.put("tags", template.tags());
        return json;
    }
}
