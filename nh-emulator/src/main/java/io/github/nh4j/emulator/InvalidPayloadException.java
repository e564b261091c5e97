package io.github.nh4j.emulator;

/** A template was rendered to something that no push service takes, so this device gets nothing. */
final class InvalidPayloadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidPayloadException(String message) {
        super(message, null, false, false);
    }
}
