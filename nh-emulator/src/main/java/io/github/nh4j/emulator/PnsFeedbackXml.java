package io.github.nh4j.emulator;

import io.github.nh4j.emulator.PushDispatch.Attempt;
import java.time.Instant;

/** What a push service said of a device, as a document. */
final class PnsFeedbackXml {
    private PnsFeedbackXml() {}

    static String write(PushResult result, String notificationId, Instant at) {
        Attempt attempt = result.attempt();
        // The service calls its files UTF-16, too.
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-16\"?><PnsFeedback")
                .append(XmlText.CONTRACT)
                .append('>');
        XmlText.element(xml, "FeedbackTime", WireTime.text(at));
        XmlText.element(xml, "NotificationSystemError", result.outcome());
        XmlText.element(xml, "Platform", attempt.platform().format());
        XmlText.element(xml, "PnsHandle", attempt.handle());
        if (attempt.installationId() != null) {
            XmlText.element(xml, "InstallationId", attempt.installationId());
        } else if (!attempt.registrationId().isEmpty()) {
            XmlText.element(xml, "RegistrationId", attempt.registrationId());
        }
        XmlText.element(xml, "NotificationId", notificationId);
        return xml.append("</PnsFeedback>").toString();
    }
}
