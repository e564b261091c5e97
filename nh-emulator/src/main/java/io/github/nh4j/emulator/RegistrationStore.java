package io.github.nh4j.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The registrations of a hub in the order of their ids, those of installations among them. One that has expired is as good
 * as gone. Not thread-safe: its hub lets one caller at a time have it.
 */
final class RegistrationStore {
    private final NavigableMap<RegistrationId, StoredRegistration> byId = new TreeMap<>();
    private long sequence;

    /**
     * A portion of all.
     *
     * @param last where the next portion begins behind; null if there is none
     */
    record Portion(
            List<StoredRegistration> registrations,
            @Nullable RegistrationId last) {}

    /** An id that no registration has. */
    RegistrationId newId(IdSource ids) {
        RegistrationId id = ids.registrationId();
        while (byId.containsKey(id)) {
            id = ids.registrationId();
        }
        return id;
    }

    Optional<StoredRegistration> get(RegistrationId id, Instant now) {
        return Optional.ofNullable(byId.get(id)).filter(found -> !found.isExpired(now));
    }

    /** Stores a registration, in place of the one with its id if there is one. */
    StoredRegistration put(RegistrationId id, Registration content, @Nullable Instant expirationTime, Instant now) {
        StoredRegistration before = byId.get(id);
        StoredRegistration stored = new StoredRegistration(
                id,
                before == null || before.isExpired(now) ? 1 : before.etag() + 1,
                expirationTime,
                before == null ? sequence++ : before.sequence(),
                content);
        byId.put(id, stored);
        return stored;
    }

    void remove(RegistrationId id) {
        byId.remove(id);
    }

    /** Removes those that a push service does not know any more, and gives them back. */
    List<Registration> removeIf(Predicate<Registration> which) {
        List<Registration> removed = byId.values().stream()
                .map(StoredRegistration::content)
                .filter(which)
                .toList();
        byId.values().removeIf(stored -> which.test(stored.content()));
        return removed;
    }

    /** In no order that means anything, and with those that have expired. */
    Stream<StoredRegistration> all() {
        return byId.values().stream();
    }

    /** How many there are. */
    long count(Instant now) {
        return all().filter(stored -> !stored.isExpired(now)).count();
    }

    /**
     * Registrations in the order of their ids. Costs no more than going from the first to the last of them, wherever that
     * is.
     *
     * @param behind where to begin, or null for the beginning
     * @param most how many, 1 or more
     */
    Portion portion(@Nullable RegistrationId behind, int most, Predicate<Registration> which, Instant now) {
        List<StoredRegistration> found = new ArrayList<>();
        for (StoredRegistration stored : (behind == null ? byId : byId.tailMap(behind, false)).values()) {
            if (!stored.isExpired(now) && which.test(stored.content())) {
                if (found.size() == most) {
                    return new Portion(List.copyOf(found), found.get(most - 1).id());
                }
                found.add(stored);
            }
        }
        return new Portion(List.copyOf(found), null);
    }

    /** Makes the registrations of an installation those of what it is now; null stands for one that is not there. */
    void mirror(@Nullable Installation before, @Nullable Installation after, Instant now) {
        var parts = after == null ? List.<InstallationParts.Part>of() : InstallationParts.of(after);
        if (before != null) {
            InstallationParts.of(before).stream()
                    .map(InstallationParts.Part::id)
                    .filter(id -> parts.stream().noneMatch(part -> part.id().equals(id)))
                    .forEach(byId::remove);
        }
        parts.forEach(part -> put(part.id(), part.content(), part.expirationTime(), now));
    }

    void clear() {
        byId.clear();
    }
}
