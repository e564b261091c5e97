package io.github.nh4j.emulator;

/** A template cannot be registered. The message is the hub's text for it. */
final class TemplateSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TemplateSyntaxException(String message) {
        super(message, null, false, false);
    }
}
