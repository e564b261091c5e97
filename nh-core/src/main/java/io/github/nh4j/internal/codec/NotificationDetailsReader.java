package io.github.nh4j.internal.codec;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.notification.NotificationDetails;
import io.github.nh4j.notification.NotificationState;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code NotificationDetails} document. Its elements may come in any order, and any may be missing. */
public final class NotificationDetailsReader {
    private static final int LONGEST = 8 * 1024;
    private static final String COUNTS = "OutcomeCounts";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();

    private NotificationDetailsReader() {}

    public static NotificationDetails read(byte[] body) throws MalformedBodyException {
        NotificationDetailsReader reader = new NotificationDetailsReader();
        return XmlCursor.read(body, root -> {
            if (!root.name().equals("NotificationDetails")) {
                throw new MalformedBodyException("the body is not NotificationDetails");
            }
            reader.collect(root);
            return reader.details();
        });
    }

    private void collect(XmlCursor root) throws XMLStreamException, MalformedBodyException {
        while (root.nextChild()) {
            String name = root.name();
            if (name.endsWith(COUNTS) && name.length() > COUNTS.length()) {
                String platform = name.substring(0, name.length() - COUNTS.length());
                readCounts(root, ForeignText.printable(platform.toLowerCase(Locale.ROOT), LONGEST));
            } else {
                texts.put(name, root.text());
            }
        }
    }

    private void readCounts(XmlCursor element, String platform) throws XMLStreamException, MalformedBodyException {
        while (element.nextChild()) {
            String name = "";
            String count = "";
            while (element.nextChild()) {
                switch (element.name()) {
                    case "Name" -> name = ForeignText.printable(element.text(), LONGEST);
                    case "Count" -> count = element.text();
                    default -> element.skip();
                }
            }
            if (!name.isEmpty()) {
                counts.computeIfAbsent(platform, word -> new LinkedHashMap<>()).merge(name, count(count), Long::sum);
            }
        }
    }

    private static long count(String text) throws MalformedBodyException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            // Without the cause: its message repeats the text, however long.
            throw new MalformedBodyException("a count is not a number");
        }
    }

    private NotificationDetails details() throws MalformedBodyException {
        String state = word("State");
        NotificationDetails.Builder details = NotificationDetails.builder(
                        word("NotificationId"),
                        state.isEmpty() ? NotificationState.UNKNOWN : NotificationState.of(state))
                .location(orNull(word("Location")))
                .times(time("EnqueueTime"), time("StartTime"), time("EndTime"))
                .payload(orNull(texts.getOrDefault("NotificationBody", "")))
                .tags(orNull(word("Tags")));
        for (String platform : word("TargetPlatforms").split(",", -1)) {
            if (!platform.isBlank()) {
                details.targetPlatform(platform.strip());
            }
        }
        counts.forEach((platform, outcomes) ->
                outcomes.forEach((outcome, count) -> details.outcome(platform, outcome, count)));
        String errors = ForeignText.printable(texts.getOrDefault("PnsErrorDetailsUri", ""), LONGEST);
        return details.pnsErrorDetailsUri(errors.isEmpty() ? null : SasUri.of(errors))
                .build();
    }

    private String word(String name) {
        return ForeignText.printable(texts.getOrDefault(name, ""), LONGEST);
    }

    private @Nullable Instant time(String name) throws MalformedBodyException {
        String text = texts.getOrDefault(name, "");
        return text.isBlank() ? null : WireTime.read(name, text);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
