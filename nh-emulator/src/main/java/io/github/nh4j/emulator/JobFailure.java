package io.github.nh4j.emulator;

import java.io.IOException;
import java.util.Objects;

/** Ends a job. The message is for its owner, and repeats no address. */
final class JobFailure extends IOException {
    private static final long serialVersionUID = 1;

    JobFailure(String words) {
        super(Objects.requireNonNull(words, "words"));
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
