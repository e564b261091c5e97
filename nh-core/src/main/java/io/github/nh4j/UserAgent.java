package io.github.nh4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** How the library calls itself: {@code nh4j/<version> (java/<version>; <transport>)}. */
final class UserAgent {
    private UserAgent() {}

    static String of(String transport) {
        return "nh4j/" + version() + " (java/" + token(System.getProperty("java.version", "unknown")) + "; "
                + token(transport) + ")";
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = UserAgent.class.getResourceAsStream("version.properties")) {
            // Jars that are made of other jars may lack it.
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read from the jar", e);
        }
        return token(properties.getProperty("version", "unknown"));
    }

    private static String token(String text) {
        String token = text.replaceAll("[^A-Za-z0-9._+-]", "");
        return token.isEmpty() ? "custom" : token;
    }
}
