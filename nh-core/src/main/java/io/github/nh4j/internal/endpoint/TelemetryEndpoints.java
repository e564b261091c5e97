package io.github.nh4j.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.codec.NotificationDetailsReader;
import io.github.nh4j.notification.NotificationDetails;
import java.time.Duration;
import java.util.regex.Pattern;

/** The operations that tell what became of notifications. */
public final class TelemetryEndpoints {
    private static final Pattern CONTAINER = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:[\\x21-\\x7E]{1,8192}");
    private static final Duration AS_AZURE_ADVISES = Duration.ofSeconds(10);

    private final HubRoutes routes;

    public TelemetryEndpoints(HubRoutes routes) {
        this.routes = routes;
    }

    public Endpoint<NotificationDetails> notificationDetails(String notificationId) {
        return Endpoint.read(
                "notificationDetails",
                routes.message(notificationId),
                (response, trackingId) -> NotificationDetailsReader.read(response.body()));
    }

    /** Waits until the hub is done with a notification, of which it knows nothing for some seconds. */
    public Wait<NotificationDetails> notificationDetails(String notificationId, Duration atMost) {
        return new Wait<>(
                notificationDetails(notificationId),
                details -> details.state().isFinal(),
                true,
                AS_AZURE_ADVISES,
                atMost,
                details -> {});
    }

    public Endpoint<SasUri> feedbackContainer() {
        return Endpoint.read(
                "feedbackContainer", routes.feedbackContainer(), (response, trackingId) -> container(response.body()));
    }

    /** Plain text, whatever its content type says. */
    private static SasUri container(byte[] body) throws MalformedBodyException {
        String text = new String(body, UTF_8).replace("\uFEFF", "").strip();
        if (!CONTAINER.matcher(text).matches()) {
            throw new MalformedBodyException("the body is no URI");
        }
        return SasUri.of(text);
    }
}
