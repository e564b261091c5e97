package io.github.nh4j.emulator;

import io.github.nh4j.transport.Headers;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The emulator's account for storage, in memory: containers with files, where the hubs write what they tell by file.
 *
 * <pre>{@code
 * for (URI blob : emulator.files().list(hub.feedbackContainer().uri())) {
 *     FeedbackReader.read(new ByteArrayInputStream(emulator.files().read(blob).orElseThrow()), feedback -> ...);
 * }
 * }</pre>
 *
 * <p>A file's address is {@code http://localhost:5380/_emulator/blobs/{container}/{name}?...&sig=...}. Where a server offers
 * the emulator, {@code GET} and {@code PUT} work there, and {@code GET} of a container lists the names as JSON. As at the
 * service, the containers of the hubs are read with the signature of their addresses only. Here, in Java, only the path
 * of an address counts.
 *
 * <p>Thread-safe. It lives until {@link HubEmulator#reset()}.
 */
public final class EmulatorFiles {
    /** Below the path of the emulator itself. */
    static final String BLOBS = "blobs";

    private static final String ROOT = "http://localhost:5380/" + ControlApi.ROOT + "/" + BLOBS + "/";

    private final IdSource ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, NavigableMap<String, ByteArrayOutputStream>> containers = new LinkedHashMap<>();
    private final Map<String, Integer> ofHubs = new LinkedHashMap<>();
    private @Nullable String signature;

    EmulatorFiles(IdSource ids) {
        this.ids = ids;
    }

    /** Where a file is. The name is empty for the container itself, and may have slashes. */
    record Place(String container, String name) {
        /** The place that the path of a request leads to. */
        static Place of(List<String> path) {
            if (path.size() < 3
                    || !path.get(0).equals(ControlApi.ROOT)
                    || !path.get(1).equals(BLOBS)
                    || path.get(2).isEmpty()) {
                throw new IllegalArgumentException("the path does not begin with /_emulator/blobs/ and a container");
            }
            return new Place(path.get(2), String.join("/", path.subList(3, path.size())));
        }

        /** The place that an address leads to, of whatever host. */
        static Place of(URI address) {
            return of(new HubRequest("GET", address, Headers.none(), new byte[0]).path());
        }

        private Place file() {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("this is a container and not a file");
            }
            return this;
        }

        /** Its path below the root of the server. */
        String path() {
            String encoded = PercentCoding.encode(container);
            return ControlApi.ROOT + "/" + BLOBS + "/"
                    + (name.isEmpty()
                            ? encoded
                            : encoded + "/" + PercentCoding.encode(name).replace("%2F", "/"));
        }
    }

    /**
     * The address of a container of one's own. It need not be made.
     *
     * @param name its name, without slashes
     * @return the address, for the emulator's usual port
     * @throws IllegalArgumentException if the name is empty or has a slash
     */
    public URI container(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a container's name is not empty and has no slash");
        }
        return address(URI.create(ROOT), new Place(name, ""));
    }

    /**
     * Writes a file, in place of one that was there.
     *
     * @param container the address of the container
     * @param name the name of the file, which may have slashes
     * @param content all of it
     * @return the address of the file
     * @throws IllegalArgumentException if the address leads elsewhere, or the name is empty
     */
    public URI write(URI container, String name, byte[] content) {
        Place place = new Place(Place.of(container).container(), name);
        write(place, content);
        return address(container, place);
    }

    /**
     * Reads a file.
     *
     * @param file its address
     * @return all of it, or empty if there is no such file
     * @throws IllegalArgumentException if the address leads elsewhere, or to a container
     */
    public Optional<byte[]> read(URI file) {
        return read(Place.of(file));
    }

    /**
     * Lists the files of a container.
     *
     * @param container its address
     * @return the addresses of its files, in the order of their names; none if there is no such container
     * @throws IllegalArgumentException if the address leads elsewhere
     */
    public List<URI> list(URI container) {
        String name = Place.of(container).container();
        return names(name).stream()
                .map(file -> address(container, new Place(name, file)))
                .toList();
    }

    private URI address(URI near, Place place) {
        return near.resolve("/" + place.path() + query());
    }

    /** What makes an address good: to read and to list. */
    String query() {
        return "?sp=rl&sig=" + PercentCoding.encode(signature());
    }

    private String signature() {
        return locked(() -> {
            String made = signature == null ? ids.key() : signature;
            signature = made;
            return made;
        });
    }

    /** Says whether a caller shows the signature, if he has to: whoever makes a container of his own may do all with it. */
    boolean mayRead(Place place, HubRequest request) {
        return !isOfHub(place.container())
                || request.parameter("sig")
                        .map(PercentCoding::decode)
                        .filter(signature()::equals)
                        .isPresent();
    }

    boolean isOfHub(String container) {
        return locked(() -> ofHubs.containsKey(container));
    }

    /** Makes the name of a container for a hub, which no other hub has. */
    String ofHub(String name) {
        return locked(() -> {
            int earlier = ofHubs.merge(name, 1, Integer::sum) - 1;
            if (earlier == 0) {
                return name;
            }
            String next = name + "-" + (earlier + 1);
            ofHubs.put(next, 1);
            return next;
        });
    }

    void write(Place place, byte[] content) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(content.length);
        file.writeBytes(content);
        locked(() -> files(place.file().container()).put(place.name(), file));
    }

    void append(Place place, byte[] content) {
        locked(() -> {
            files(place.file().container())
                    .computeIfAbsent(place.name(), name -> new ByteArrayOutputStream())
                    .writeBytes(content);
            return true;
        });
    }

    private NavigableMap<String, ByteArrayOutputStream> files(String container) {
        return containers.computeIfAbsent(container, name -> new TreeMap<>());
    }

    Optional<byte[]> read(Place place) {
        String container = place.file().container();
        return locked(() -> Optional.ofNullable(containers.get(container))
                .map(files -> files.get(place.name()))
                .map(ByteArrayOutputStream::toByteArray));
    }

    List<String> names(String container) {
        return locked(() -> Optional.ofNullable(containers.get(container))
                .map(files -> List.copyOf(files.keySet()))
                .orElseGet(List::of));
    }

    void delete(Place place) {
        locked(() -> files(place.file().container()).remove(place.name()));
    }

    void clear() {
        locked(() -> {
            containers.clear();
            return true;
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
