package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.error.MalformedRegistrationException;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.registration.Registration;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A body is tried as each of the documents that hold registrations. What is read and can be written stays the same. */
class RegistrationFuzz {
    @FuzzTest
    void registrationsAreReadOrSaidToBeMalformed(byte[] body) throws Exception {
        Bounds.check(() -> {
            List<Registration> found = new ArrayList<>();
            try {
                found.addAll(RegistrationReader.feed(body));
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            try {
                found.add(RegistrationReader.entry(body));
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            lines(body, found);
            for (Registration registration : found) {
                assertThat(registration.toString()).isNotEmpty();
                staysTheSame(registration);
            }
        });
    }

    private static void lines(byte[] file, List<Registration> found) {
        RegistrationLines lines = new RegistrationLines(new ByteArrayInputStream(file));
        boolean more = true;
        while (more) {
            try {
                more = lines.tryAdvance(found::add);
            } catch (UncheckedIOException e) {
                assertThat(e).hasCauseInstanceOf(MalformedRegistrationException.class);
            }
        }
    }

    private static void staysTheSame(Registration registration) throws MalformedBodyException {
        byte[] entry;
        byte[] line;
        try {
            entry = RegistrationWriter.write(registration);
            line = RegistrationWriter.line(registration);
        } catch (IllegalArgumentException e) {
            return; // The hub would not store it.
        }
        Registration read = RegistrationReader.entry(entry);
        assertThat(RegistrationWriter.write(read)).isEqualTo(entry);

        List<Registration> fromFile = new ArrayList<>();
        lines(line, fromFile);
        assertThat(fromFile).hasSize(1);
        assertThat(RegistrationWriter.line(fromFile.get(0))).isEqualTo(line);
    }
}
