package io.github.nh4j;

import io.github.nh4j.error.MalformedRegistrationException;
import io.github.nh4j.internal.codec.RegistrationLines;
import io.github.nh4j.internal.codec.RegistrationWriter;
import io.github.nh4j.registration.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads and writes the files of {@linkplain io.github.nh4j.job.NotificationHubJob jobs}: UTF-8 with one registration on each
 * line. Neither holds more than one line at a time. Bringing a file to where the hub reads it, and fetching what the hub
 * has written, is up to you.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/export-modify-registrations-bulk">Registrations in
 *     bulk</a>
 */
public final class RegistrationFile {
    private RegistrationFile() {}

    /**
     * Reads a file that a job has exported, or that is to be imported. The stream reads a line when it needs one, on the
     * thread that reads the stream. Blank lines are left out; a kind that this library does not know is an
     * {@link io.github.nh4j.registration.UnknownRegistration}.
     *
     * <p>Its operations throw an {@link java.io.UncheckedIOException} if the file cannot be read; for a line that cannot,
     * its cause is a {@link MalformedRegistrationException} with the number of the line. Who reads by the stream's
     * {@code iterator()} can go on with the next line.
     *
     * @param file the file, with a byte order mark or without; it stays open
     * @return a stream to be read once
     */
    public static Stream<Registration> read(InputStream file) {
        return StreamSupport.stream(new RegistrationLines(Objects.requireNonNull(file, "file")), false);
    }

    /**
     * Writes a file for an import. Ids and etags are written where there are any, and what only the hub can know, such as
     * the expiration time, is not.
     *
     * @param registrations what to write; it is read once, in its order
     * @param file gets a line with each registration, and is neither flushed nor closed; what is in it already is not
     *     touched
     * @return how many there were
     * @throws IllegalArgumentException at a registration that the hub would not store; those before it were written
     * @throws IOException if the file cannot be written
     */
    public static long write(Stream<? extends Registration> registrations, OutputStream file) throws IOException {
        return writeLines(registrations.iterator(), RegistrationWriter::line, file);
    }

    /**
     * Writes a file for an import that deletes, for which ids are enough.
     *
     * @param registrationIds which registrations to delete; it is read once, in its order
     * @param file gets a line with each id, and is neither flushed nor closed; what is in it already is not touched
     * @return how many there were
     * @throws IllegalArgumentException at an id that is empty or has blanks or characters outside ASCII; those before it
     *     were written
     * @throws IOException if the file cannot be written
     */
    public static long writeIds(Stream<String> registrationIds, OutputStream file) throws IOException {
        return writeLines(registrationIds.iterator(), RegistrationWriter::line, file);
    }

    private static <T> long writeLines(Iterator<T> items, Function<T, byte[]> line, OutputStream file)
            throws IOException {
        long written = 0;
        while (items.hasNext()) {
            T item = items.next();
            byte[] bytes;
            try {
                bytes = line.apply(item);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("registration " + (written + 1) + ": " + e.getMessage(), e);
            }
            file.write(bytes);
            written++;
        }
        return written;
    }
}
