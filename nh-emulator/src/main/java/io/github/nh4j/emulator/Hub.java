package io.github.nh4j.emulator;

import io.github.nh4j.emulator.PushDispatch.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a hub remembers. Thread-safe: everything happens under one lock, and nothing under it waits for anything. */
final class Hub {
    private static final int MOST_DEVICES_OF_A_TEST = 10;

    private final EmulatorClock clock;
    private final IdSource ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Installation> installations = new LinkedHashMap<>();
    private final RegistrationStore registrations = new RegistrationStore();
    private final Map<String, Scheduled> scheduled = new LinkedHashMap<>();
    private final PushServices pushServices;
    private final EmulatorFiles files;
    private final Telemetry telemetry;
    private final JobStore jobs = new JobStore();
    private final RequestLog requests = new RequestLog();

    Hub(EmulatorClock clock, IdSource ids) {
        this(clock, ids, new PushServices(), new EmulatorFiles(ids));
    }

    private Hub(EmulatorClock clock, IdSource ids, PushServices pushServices, EmulatorFiles files) {
        this.clock = clock;
        this.ids = ids;
        this.pushServices = pushServices;
        this.files = files;
        this.telemetry = new Telemetry(files);
    }

    /** A new hub, whose deliveries are found in the same inbox, and whose clock and files are the same. */
    Hub sibling() {
        return new Hub(clock, ids, pushServices, files);
    }

    private record Scheduled(Send send, Instant dueAt) {}

    Instant now() {
        return clock.now();
    }

    /** By this time tokens expire. */
    Instant unmovedTime() {
        return clock.unmoved();
    }

    IdSource ids() {
        return ids;
    }

    EmulatorFiles files() {
        return files;
    }

    JobStore jobs() {
        return jobs;
    }

    RequestLog requests() {
        return requests;
    }

    PushServices pushServices() {
        return pushServices;
    }

    void put(Installation installation) {
        locked(() -> mirrored(installations.put(installation.id(), installation), installation));
    }

    Optional<Installation> installation(String id) {
        return locked(() -> Optional.ofNullable(installations.get(id)));
    }

    /** Changes an installation, if it is there. */
    void change(String installationId, UnaryOperator<Installation> change) {
        locked(() -> {
            Installation present = installations.get(installationId);
            if (present == null) {
                return false;
            }
            Installation changed = change.apply(present);
            installations.put(installationId, changed);
            return mirrored(present, changed);
        });
    }

    void deleteInstallation(String id) {
        locked(() -> mirrored(installations.remove(id), null));
    }

    private boolean mirrored(@Nullable Installation before, @Nullable Installation after) {
        registrations.mirror(before, after, now());
        return true;
    }

    /** Does something with the registrations while nobody else does. */
    <T extends @Nullable Object> T withRegistrations(Function<RegistrationStore, T> action) {
        return locked(() -> action.apply(registrations));
    }

    void send(Send send) {
        locked(() -> push(send, now()));
    }

    /** Sends to ten devices, chosen by chance if there are more. */
    List<PushResult> testSend(Send send) {
        return locked(() -> {
            Instant now = now();
            List<Attempt> attempts = new ArrayList<>(PushDispatch.attempts(send, registrations.all(), now));
            if (attempts.size() > MOST_DEVICES_OF_A_TEST) {
                Collections.shuffle(attempts, ids.random());
                attempts.subList(MOST_DEVICES_OF_A_TEST, attempts.size()).clear();
            }
            return push(send, attempts, now);
        });
    }

    /** Keeps a notification until it is due; one that is due already goes out at once. */
    void schedule(Send send, Instant dueAt) {
        locked(() -> {
            Instant now = now();
            if (!dueAt.isAfter(now)) {
                return push(send, now);
            }
            telemetry.scheduled(send, now);
            return scheduled.put(send.notificationId(), new Scheduled(send, dueAt));
        });
    }

    /** Says whether there was something to cancel. */
    boolean cancel(String notificationId) {
        return locked(() -> {
            boolean cancelled = scheduled.remove(notificationId) != null;
            if (cancelled) {
                telemetry.cancelled(notificationId, now());
            }
            return cancelled;
        });
    }

    /** What became of a notification. */
    Optional<Telemetry.Progress> progress(String notificationId) {
        return locked(() -> telemetry.progress(notificationId));
    }

    EmulatorFiles.Place feedbackContainer() {
        return telemetry.feedbackContainer();
    }

    void advance(Duration duration) {
        locked(() -> {
            clock.advance(duration);
            return true;
        });
    }

    List<DeliveredNotification> inbox() {
        return locked(pushServices::inbox);
    }

    void reset() {
        locked(() -> {
            installations.clear();
            registrations.clear();
            scheduled.clear();
            pushServices.clear();
            telemetry.clear();
            jobs.clear();
            files.clear();
            requests.clear();
            clock.reset();
            return true;
        });
    }

    /**
     * Runs an action between two looks at the schedule. There is no thread for the schedule: nobody can see that a
     * notification is late if whoever looks delivers it first.
     */
    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            deliverDue();
            T result = action.get();
            deliverDue();
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void deliverDue() {
        if (scheduled.isEmpty()) {
            return;
        }
        Instant now = now();
        List<Scheduled> due = scheduled.values().stream()
                .filter(entry -> !entry.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Scheduled::dueAt))
                .toList();
        for (Scheduled entry : due) {
            scheduled.remove(entry.send().notificationId());
            push(entry.send(), entry.dueAt());
        }
    }

    private void forget(Set<String> goneHandles) {
        if (goneHandles.isEmpty()) {
            return;
        }
        registrations.removeIf(content -> goneHandles.contains(content.handle())).stream()
                .map(Registration::installationId)
                .filter(Objects::nonNull)
                .map(installations::remove)
                .filter(Objects::nonNull)
                .forEach(device -> mirrored(device, null));
    }

    private List<PushResult> push(Send send, Instant at) {
        return push(send, PushDispatch.attempts(send, registrations.all(), at), at);
    }

    private List<PushResult> push(Send send, List<Attempt> attempts, Instant at) {
        List<PushResult> results = pushServices.push(attempts);
        telemetry.pushed(send, results, at);
        if (!(send.audience() instanceof Send.Handles)) {
            forget(results.stream()
                    .filter(PushResult::isGone)
                    .map(result -> result.attempt().handle())
                    .collect(Collectors.toSet()));
        }
        return results;
    }
}
