package io.github.nh4j.emulator;

import io.github.nh4j.emulator.Telemetry.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of a notification, as a document. */
final class NotificationDetailsXml {
    /** In the order of the elements. Those of the newest platforms come behind the address of the errors. */
    private static final List<DevicePlatform> FIRST = List.of(
            DevicePlatform.APPLE,
            DevicePlatform.WINDOWS_PHONE,
            DevicePlatform.WINDOWS,
            DevicePlatform.GCM,
            DevicePlatform.ADM);

    private static final List<DevicePlatform> LAST =
            List.of(DevicePlatform.FCM_V1, DevicePlatform.BAIDU, DevicePlatform.BROWSER, DevicePlatform.XIAOMI);

    private NotificationDetailsXml() {}

    /** Writes it; the address of the errors is empty if there were none. */
    static String write(Progress progress, String location, String errors) {
        Send send = progress.send();
        StringBuilder xml = new StringBuilder("<NotificationDetails")
                .append(XmlText.CONTRACT)
                .append('>');
        XmlText.element(xml, "NotificationId", send.notificationId());
        XmlText.element(xml, "Location", location);
        XmlText.element(xml, "State", progress.state());
        time(xml, "EnqueueTime", progress.enqueuedAt());
        time(xml, "StartTime", progress.startedAt());
        time(xml, "EndTime", progress.endedAt());
        XmlText.element(xml, "NotificationBody", send.content().text());
        if (send.audience() instanceof Send.Tagged tagged) {
            XmlText.element(xml, "Tags", tagged.tags().toString());
        }
        XmlText.element(xml, "TargetPlatforms", targetPlatforms(progress));
        counts(xml, FIRST, progress);
        if (!errors.isEmpty()) {
            XmlText.element(xml, "PnsErrorDetailsUri", errors);
        }
        counts(xml, LAST, progress);
        return xml.append("</NotificationDetails>").toString();
    }

    private static void time(StringBuilder xml, String name, @Nullable Instant time) {
        if (time != null) {
            XmlText.element(xml, name, WireTime.text(time));
        }
    }

    private static String targetPlatforms(Progress progress) {
        if (progress.send().content() instanceof Send.Native content) {
            return content.platform().format();
        }
        return progress.counts().isEmpty()
                ? "template"
                : progress.counts().keySet().stream()
                        .map(platform -> platform.format() + "template")
                        .collect(Collectors.joining(","));
    }

    private static void counts(StringBuilder xml, List<DevicePlatform> platforms, Progress progress) {
        for (DevicePlatform platform : platforms) {
            Map<String, Long> counts = progress.counts().getOrDefault(platform, Map.of());
            if (!counts.isEmpty()) {
                String name = platform.outcomes() + "OutcomeCounts";
                xml.append('<').append(name).append('>');
                counts.forEach((outcome, count) -> {
                    xml.append("<Outcome>");
                    XmlText.element(xml, "Name", outcome);
                    XmlText.element(xml, "Count", Long.toString(count));
                    xml.append("</Outcome>");
                });
                xml.append("</").append(name).append('>');
            }
        }
    }
}
