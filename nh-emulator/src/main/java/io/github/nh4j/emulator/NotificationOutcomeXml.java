package io.github.nh4j.emulator;

import io.github.nh4j.emulator.PushDispatch.Attempt;
import java.util.List;

/** What became of a test send, device by device. */
final class NotificationOutcomeXml {
    private static final String SENT = "The Notification was successfully sent to the Push Notification System";
    private static final String INVALID = "The Notification payload is invalid";

    private NotificationOutcomeXml() {}

    static String write(List<Attempt> attempts) {
        long sent =
                attempts.stream().filter(attempt -> attempt.delivered() != null).count();
        StringBuilder xml = new StringBuilder("<NotificationOutcome"
                + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">");
        element(xml, "Success", Long.toString(sent));
        element(xml, "Failure", Long.toString(attempts.size() - sent));
        xml.append("<Results>");
        for (Attempt attempt : attempts) {
            xml.append("<RegistrationResult>");
            element(xml, "ApplicationPlatform", attempt.platform().format());
            element(xml, "PnsHandle", attempt.handle());
            element(xml, "RegistrationId", attempt.registrationId());
            element(xml, "Outcome", attempt.delivered() == null ? INVALID : SENT);
            xml.append("</RegistrationResult>");
        }
        return xml.append("</Results></NotificationOutcome>").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(XmlText.escape(text))
                .append("</")
                .append(name)
                .append('>');
    }
}
