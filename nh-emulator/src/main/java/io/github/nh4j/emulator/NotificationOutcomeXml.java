package io.github.nh4j.emulator;

import io.github.nh4j.emulator.PushDispatch.Attempt;
import java.util.List;

/** What became of a test send, device by device. */
final class NotificationOutcomeXml {
    private static final String SENT = "The Notification was successfully sent to the Push Notification System";
    private static final String GONE = "The Push Notification System handle for the registration is invalid";
    private static final String INVALID = "The Notification payload is invalid";

    private NotificationOutcomeXml() {}

    static String write(List<PushResult> results) {
        long sent = results.stream().filter(PushResult::isSuccess).count();
        StringBuilder xml = new StringBuilder("<NotificationOutcome")
                .append(XmlText.CONTRACT)
                .append('>');
        XmlText.element(xml, "Success", Long.toString(sent));
        XmlText.element(xml, "Failure", Long.toString(results.size() - sent));
        xml.append("<Results>");
        for (PushResult result : results) {
            Attempt attempt = result.attempt();
            xml.append("<RegistrationResult>");
            XmlText.element(xml, "ApplicationPlatform", attempt.platform().format());
            XmlText.element(xml, "PnsHandle", attempt.handle());
            XmlText.element(xml, "RegistrationId", attempt.registrationId());
            XmlText.element(xml, "Outcome", result.isSuccess() ? SENT : result.isGone() ? GONE : INVALID);
            xml.append("</RegistrationResult>");
        }
        return xml.append("</Results></NotificationOutcome>").toString();
    }
}
