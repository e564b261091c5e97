package io.github.nh4j.emulator;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The hub answers with an error. The message is the detail of that error; it is null if there is to be no body. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private Refusal(int status, @Nullable String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static Refusal of(int status, String detail) {
        return new Refusal(status, detail);
    }

    static Refusal badRequest(String detail) {
        return new Refusal(400, detail);
    }

    static Refusal invalidBody(String error) {
        return new Refusal(400, "The provided request body is invalid. Error: " + error);
    }

    /** The policy lacks the right; the hub says so without a word. */
    static Refusal forbidden() {
        return new Refusal(403, null);
    }

    int status() {
        return status;
    }

    boolean hasBody() {
        return getMessage() != null;
    }

    /** May be empty: the service does not always have words. */
    String detail() {
        return Objects.requireNonNullElse(getMessage(), "");
    }
}
