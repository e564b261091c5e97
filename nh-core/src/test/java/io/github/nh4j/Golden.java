package io.github.nh4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that were read by a person, and that requests are compared with. */
final class Golden {
    private Golden() {}

    static String read(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/wire/" + name)) {
            if (file == null) {
                throw new AssertionError("there is no golden file src/test/resources/wire/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
