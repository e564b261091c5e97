package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.emulator.EmulatorFiles.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a hub's notifications: the newest ten thousand. Errors are written to files as well. Not thread-safe: the hub
 * has a lock.
 */
final class Telemetry {
    private static final int MOST = 10_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMddyyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final EmulatorFiles files;
    private final String feedback;
    private final String errors;
    private final Map<String, Progress> notifications = new LinkedHashMap<>();

    Telemetry(EmulatorFiles files) {
        this.files = files;
        this.feedback = files.ofHub("feedback");
        this.errors = files.ofHub("pnserrors");
    }

    /**
     * How far the hub has got with a notification.
     *
     * @param counts how often each push service said what
     * @param errors where the errors are; null if there were none
     */
    record Progress(
            Send send,
            String state,
            Instant enqueuedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Map<DevicePlatform, Map<String, Long>> counts,
            @Nullable Place errors) {}

    /** Where the feedback is, in a file for each day. */
    Place feedbackContainer() {
        return new Place(feedback, "");
    }

    Optional<Progress> progress(String notificationId) {
        return Optional.ofNullable(notifications.get(notificationId));
    }

    void scheduled(Send send, Instant now) {
        put(new Progress(send, "Scheduled", now, null, null, Map.of(), null));
    }

    void cancelled(String notificationId, Instant now) {
        notifications.computeIfPresent(
                notificationId,
                (id, was) -> new Progress(was.send(), "Cancelled", was.enqueuedAt(), null, now, Map.of(), null));
    }

    /** All was pushed that was to be. */
    void pushed(Send send, List<PushResult> results, Instant at) {
        Progress before = notifications.remove(send.notificationId());
        Map<DevicePlatform, Map<String, Long>> counts = new EnumMap<>(DevicePlatform.class);
        for (PushResult result : results) {
            counts.computeIfAbsent(result.attempt().platform(), platform -> new TreeMap<>())
                    .merge(result.outcome(), 1L, Long::sum);
        }
        put(new Progress(
                send,
                results.isEmpty() ? "NoTargetFound" : "Completed",
                before == null ? at : before.enqueuedAt(),
                at,
                at,
                counts,
                errors(send, results, at)));
    }

    private @Nullable Place errors(Send send, List<PushResult> results, Instant at) {
        byte[] documents = results.stream()
                .filter(result -> !result.isSuccess())
                .map(result -> PnsFeedbackXml.write(result, send.notificationId(), at) + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
        if (documents.length == 0) {
            return null;
        }
        Place place = new Place(errors, send.notificationId());
        files.write(place, documents);
        files.append(new Place(feedback, DAY.format(at)), documents);
        return place;
    }

    private void put(Progress progress) {
        notifications.put(progress.send().notificationId(), progress);
        if (notifications.size() > MOST) {
            Iterator<Progress> oldestFirst = notifications.values().iterator();
            Place place = oldestFirst.next().errors();
            oldestFirst.remove();
            if (place != null) {
                files.delete(place);
            }
        }
    }

    void clear() {
        notifications.clear();
    }
}
