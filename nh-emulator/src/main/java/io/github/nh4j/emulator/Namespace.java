package io.github.nh4j.emulator;

import io.github.nh4j.hub.DescriptionElement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The hubs of the emulator: the one that it was made with, and those that callers have created. Thread-safe. */
final class Namespace {
    private static final int LONGEST_NAME = 260;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-._]*(/[a-zA-Z0-9-._]+)*");

    private final HostedHub first;
    private final ConcurrentNavigableMap<String, HostedHub> hubs = new ConcurrentSkipListMap<>();
    private final Faults faults = new Faults();
    private final Ledger ledger = new Ledger();
    private final LateAnswers late;

    Namespace(String name, Hub hub, List<AccessPolicy> policies) {
        List<DescriptionElement> rules = policies.stream()
                .map(policy -> DescribedHub.rule(policy, policy.key(), hub.now()))
                .toList();
        this.first = new HostedHub(name, DescribedHub.withRules(rules), hub, hub.now(), hub.now());
        this.late = new LateAnswers(hub::now);
        hubs.put(key(name), first);
    }

    static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The hub that the emulator was made with, whether it is still there or not. */
    HostedHub first() {
        return first;
    }

    Optional<HostedHub> hub(String name) {
        return Optional.ofNullable(hubs.get(key(name)));
    }

    /** The hub that a path leads into; of two whose names begin alike, that with the longer one. */
    Optional<HostedHub> above(List<String> path) {
        for (int length = path.size() - 1; length > 0; length--) {
            Optional<HostedHub> found = hub(String.join("/", path.subList(0, length)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** In the order of their names. */
    List<HostedHub> all() {
        return List.copyOf(hubs.values());
    }

    /** Says whether there was none with its name. */
    boolean add(HostedHub hub) {
        return hubs.putIfAbsent(key(hub.name()), hub) == null;
    }

    /** Changes a hub, if it is there. */
    Optional<HostedHub> change(String name, UnaryOperator<HostedHub> change) {
        return Optional.ofNullable(hubs.computeIfPresent(key(name), (key, present) -> change.apply(present)));
    }

    /** Says whether it was there. */
    boolean remove(String name) {
        return hubs.remove(key(name)) != null;
    }

    /** What goes wrong at all hubs. */
    Faults faults() {
        return faults;
    }

    /** What all hubs have accepted. */
    Ledger ledger() {
        return ledger;
    }

    LateAnswers late() {
        return late;
    }

    /** What the devices of all hubs have got. */
    List<DeliveredNotification> inbox() {
        deliverDue();
        return first.state().inbox();
    }

    /** Lets time pass for all hubs. However little it is, it is enough for all jobs. */
    void advance(Duration duration) {
        first.state().advance(duration);
        deliverDue();
        for (HostedHub hub : hubs.values()) {
            hub.state().jobs().all().forEach(job -> job.finish(hub));
        }
        late.look();
    }

    /** Whoever looks at a hub makes it deliver what is due. */
    private void deliverDue() {
        hubs.values().forEach(hub -> hub.state().inbox());
    }

    /** Leaves the first hub only, as it was in the beginning. */
    void reset() {
        hubs.clear();
        hubs.put(key(first.name()), first);
        first.state().reset();
        faults.clear();
        ledger.clear();
    }
}
