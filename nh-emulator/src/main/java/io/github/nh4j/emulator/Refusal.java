package io.github.nh4j.emulator;

/** The hub answers with an error. The message is the detail of that error; it is empty if the body is to be empty. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private Refusal(int status, String detail) {
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
        return new Refusal(403, "");
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
