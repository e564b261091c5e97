package io.github.nh4j.emulator;

import io.github.nh4j.emulator.RegistrationStore.Portion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes all registrations, in the order of their ids; others can change them between one portion and the next. */
final class JobExport implements JobWork {
    private static final int PORTION = 1_000;

    private final ServerGeneration generation;
    private @Nullable RegistrationId behind;
    private long written;

    JobExport(ServerGeneration generation) {
        this.generation = generation;
    }

    @Override
    public double until(int percent, HostedHub hub, JobOutput output) throws IOException {
        Instant now = hub.state().now();
        long all = hub.state().withRegistrations(registrations -> registrations.count(now));
        long goal = percent == 100 ? Long.MAX_VALUE : all * percent / 100;
        while (written < goal) {
            int most = (int) Math.min(PORTION, goal - written);
            Portion portion = hub.state()
                    .withRegistrations(registrations -> registrations.portion(behind, most, any -> true, now));
            List<StoredRegistration> some = portion.registrations();
            for (StoredRegistration registration : some) {
                output.done(RegistrationXml.line(registration, generation));
                behind = registration.id();
                written++;
            }
            if (portion.last() == null) {
                break;
            }
        }
        return all == 0 ? 0 : Math.min(100.0, 100.0 * written / all);
    }
}
