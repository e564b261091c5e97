package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A word in the headers and bodies that are sent, which must be seen nowhere else. */
final class Canary {
    static final String WORD = "canary-7c1e";

    private Canary() {}

    static TransportRequest post(URI uri) {
        return request("POST", uri);
    }

    static TransportRequest request(String method, URI uri) {
        TransportRequest.Builder request =
                TransportRequest.builder(method, uri).header("Authorization", "SharedAccessSignature sig=" + WORD);
        if (method.equals("POST")) {
            request.body(("{\"alert\":\"" + WORD + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        return request.build();
    }

    /** Looks at the failure, its causes and what it suppressed. */
    static void isNotIn(@Nullable Throwable failure, String description) {
        isNotIn(failure, description, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void isNotIn(@Nullable Throwable failure, String description, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        assertThat(failure.toString()).as(description).doesNotContain(WORD);
        isNotIn(failure.getCause(), description, seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            isNotIn(suppressed, description, seen);
        }
    }
}
