package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/** The two files that a job writes, line by line. */
record JobOutput(OutputStream done, OutputStream failed) {
    /** A line of what was done. */
    void done(String line) throws IOException {
        done.write((line + "\n").getBytes(UTF_8));
    }

    /** A line that could not be imported as it was, a tab, and why. */
    void failed(String line, String why) throws IOException {
        failed.write((line + "\t" + why.replaceAll("[\t\r\n]+", " ") + "\n").getBytes(UTF_8));
    }
}
