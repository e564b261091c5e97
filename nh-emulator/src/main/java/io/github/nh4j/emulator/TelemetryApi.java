package io.github.nh4j.emulator;

import io.github.nh4j.emulator.EmulatorFiles.Place;

/** Tells what became of notifications, and where the push services' errors are. */
final class TelemetryApi {
    private final String name;
    private final Hub hub;

    TelemetryApi(String name, Hub hub) {
        this.name = name;
        this.hub = hub;
    }

    Reply details(HubRequest request, String notificationId) {
        HubRouter.requireMethod(request, "GET");
        return hub.progress(notificationId)
                .map(progress -> NotificationDetailsXml.write(
                        progress,
                        request.location(name, "messages/" + notificationId).replaceFirst("^[^:]+", "sb"),
                        progress.errors() == null ? "" : address(request, progress.errors())))
                .map(xml -> Reply.xml(200, xml))
                .orElseThrow(() -> Refusal.of(404, "The notification does not exist or was forgotten"));
    }

    Reply feedbackContainer(HubRequest request) {
        HubRouter.requireMethod(request, "GET");
        return Reply.text(200, address(request, hub.feedbackContainer()));
    }

    private String address(HubRequest request, Place place) {
        return request.address(place.path()) + hub.files().query();
    }
}
