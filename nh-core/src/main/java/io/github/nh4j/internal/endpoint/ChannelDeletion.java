package io.github.nh4j.internal.endpoint;

import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the registrations of a channel: those of the first page that are not deleted yet, then the listing from its start
 * again, since a token of a listing from which something is gone would pass over others. A hub may list for a while what is
 * gone; it ends with the first listing, read to its end, in which there is nothing new.
 */
final class ChannelDeletion implements CallSequence<Integer> {
    private final RegistrationEndpoints registrations;
    private final RegistrationQuery query;
    private final Set<String> deleted = new HashSet<>();
    private final Deque<String> doomed = new ArrayDeque<>();
    private final Set<String> tokens = new HashSet<>();
    private @Nullable String continuation;
    private boolean done;

    ChannelDeletion(RegistrationEndpoints registrations, RegistrationQuery query) {
        this.registrations = registrations;
        this.query = query;
    }

    @Override
    public @Nullable Endpoint<Void> next() {
        String id = doomed.peek();
        if (id != null) {
            return registrations.delete(id, "*", () -> {
                deleted.add(id);
                doomed.remove();
            });
        }
        return done ? null : registrations.page(query, continuation, tokens, this::listed);
    }

    private void listed(Page<Registration> page) {
        for (Registration registration : page.items()) {
            registration
                    .id()
                    .filter(id -> !deleted.contains(id) && !doomed.contains(id))
                    .ifPresent(doomed::add);
        }
        continuation = doomed.isEmpty() ? page.continuation().orElse(null) : null;
        if (continuation == null) {
            tokens.clear();
        } else {
            tokens.add(continuation);
        }
        done = doomed.isEmpty() && continuation == null;
    }

    @Override
    public Integer result() {
        return deleted.size();
    }
}
