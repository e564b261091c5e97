package io.github.nh4j.emulator;

import io.github.nh4j.emulator.EmulatorFiles.Place;
import io.github.nh4j.transport.Headers;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Where jobs read and write: the files of the emulator, and those of this machine by {@code file:} addresses. It never goes
 * to a network.
 */
final class JobFiles {
    private static final int BUFFER = 64 * 1024;

    private final EmulatorFiles files;

    JobFiles(EmulatorFiles files) {
        this.files = files;
    }

    /** An open file and how many bytes it has. */
    record Source(InputStream content, long size) implements Closeable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    static boolean isOfThisMachine(URI address) {
        return "file".equalsIgnoreCase(address.getScheme());
    }

    Source read(URI file) throws IOException {
        if (isOfThisMachine(file)) {
            Path path = path(file);
            // Anything else may have no end, or make the reader wait.
            if (!Files.isRegularFile(path)) {
                throw noFile();
            }
            return new Source(new BufferedInputStream(Files.newInputStream(path), BUFFER), Files.size(path));
        }
        Place place = place(file);
        if (place.name().isEmpty()) {
            throw noFile();
        }
        byte[] content = files.read(place).orElseThrow(JobFiles::noFile);
        return new Source(new ByteArrayInputStream(content), content.length);
    }

    private static JobFailure noFile() {
        return new JobFailure("The file to import does not exist");
    }

    /** Opens a file of a container for writing at its end, and makes it if it is not there. */
    OutputStream append(URI container, String name) throws IOException {
        if (isOfThisMachine(container)) {
            Path folder = path(container).normalize();
            Path file = folder.resolve(name).normalize();
            if (!Files.isDirectory(folder) || !file.startsWith(folder)) {
                throw new JobFailure("The output container is no folder");
            }
            Files.createDirectories(file.getParent());
            return new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER);
        }
        Place place = containerPlace(container);
        Place file = new Place(place.container(), name);
        files.append(file, new byte[0]);
        return new BufferedOutputStream(new Appending(files, file), BUFFER);
    }

    /** The name of a container. */
    String nameOf(URI container) throws IOException {
        if (isOfThisMachine(container)) {
            Path name = path(container).normalize().getFileName();
            return name == null ? "" : name.toString();
        }
        return containerPlace(container).container();
    }

    private Place containerPlace(URI container) throws JobFailure {
        Place place = place(container);
        if (!place.name().isEmpty()) {
            throw new JobFailure("The output container is a file");
        }
        if (files.isOfHub(place.container())) {
            throw new JobFailure("The output container is one that only the hub writes to");
        }
        return place;
    }

    private Place place(URI address) throws JobFailure {
        try {
            Place place = Place.of(address);
            if (files.mayRead(place, new HubRequest("GET", address, Headers.none(), new byte[0]))) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            throw new JobFailure("Jobs of the emulator reach its own files and file: addresses only");
        }
        throw new JobFailure("The address lacks the signature that it was given out with");
    }

    /** With a host in it, it would be the address of a share in the network. */
    private static Path path(URI address) throws JobFailure {
        if (address.getRawAuthority() == null) {
            try {
                return Path.of(address);
            } catch (IllegalArgumentException e) {
                // Said below.
            }
        }
        throw new JobFailure("A file: address has a path and nothing else");
    }

    /** Writes to a file of the emulator. */
    private static final class Appending extends OutputStream {
        private final EmulatorFiles files;
        private final Place place;

        Appending(EmulatorFiles files, Place place) {
            this.files = files;
            this.place = place;
        }

        @Override
        public void write(int b) {
            files.append(place, new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            files.append(place, Arrays.copyOfRange(bytes, from, from + length));
        }
    }
}
