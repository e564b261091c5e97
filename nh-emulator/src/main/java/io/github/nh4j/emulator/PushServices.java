package io.github.nh4j.emulator;

import io.github.nh4j.emulator.PushDispatch.Attempt;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands for the push services of all platforms, which all hubs use: what devices have got, and which are gone. Thread-safe. */
final class PushServices {
    private final Queue<DeliveredNotification> inbox = new ConcurrentLinkedQueue<>();
    private final Set<String> goneHandles = ConcurrentHashMap.newKeySet();

    void expire(String handle) {
        goneHandles.add(key(handle));
    }

    /** Hubs write the handles of Apple's devices in capitals. */
    private static String key(String handle) {
        return handle.toLowerCase(Locale.ROOT);
    }

    /** Delivers what can be delivered. */
    List<PushResult> push(List<Attempt> attempts) {
        return attempts.stream().map(this::push).toList();
    }

    private PushResult push(Attempt attempt) {
        DeliveredNotification notification = attempt.delivered();
        if (notification == null) {
            return PushResult.invalid(attempt);
        }
        if (goneHandles.contains(key(attempt.handle()))) {
            return PushResult.gone(attempt);
        }
        inbox.add(notification);
        return PushResult.success(attempt);
    }

    List<DeliveredNotification> inbox() {
        return List.copyOf(inbox);
    }

    void clear() {
        inbox.clear();
        goneHandles.clear();
    }
}
