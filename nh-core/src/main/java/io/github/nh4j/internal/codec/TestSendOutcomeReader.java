package io.github.nh4j.internal.codec;

import io.github.nh4j.notification.TestSendOutcome;

/** Reads the {@code NotificationOutcome} document that answers a test send. Its elements may come in any order. */
public final class TestSendOutcomeReader implements XmlLeaves.Visitor {
    private final TestSendOutcome.Builder outcome = TestSendOutcome.builder();
    private boolean isOutcome;
    private String applicationPlatform = "";
    private String pnsHandle = "";
    private String registrationId = "";
    private String text = "";

    private TestSendOutcomeReader() {}

    public static TestSendOutcome read(byte[] body, String trackingId) throws MalformedBodyException {
        TestSendOutcomeReader reader = new TestSendOutcomeReader();
        try {
            XmlLeaves.read(body, reader);
        } catch (NumberFormatException e) {
            throw new MalformedBodyException("a count is not a number", e);
        }
        if (!reader.isOutcome) {
            throw new MalformedBodyException("the body is not a NotificationOutcome");
        }
        return reader.outcome.trackingId(trackingId).build();
    }

    @Override
    public void leaf(String name, String value) {
        switch (name) {
            case "Success" -> outcome.success(Long.parseLong(value.strip()));
            case "Failure" -> outcome.failure(Long.parseLong(value.strip()));
            case "ApplicationPlatform" -> applicationPlatform = value;
            case "PnsHandle" -> pnsHandle = value;
            case "RegistrationId" -> registrationId = value;
            case "Outcome" -> text = value;
            default -> {
                // A newer service may say more.
            }
        }
    }

    @Override
    public void end(String name) {
        if (name.equals("RegistrationResult")) {
            outcome.result(TestSendOutcome.Result.of(applicationPlatform, pnsHandle, registrationId, text));
            applicationPlatform = "";
            pnsHandle = "";
            registrationId = "";
            text = "";
        } else if (name.equals("NotificationOutcome")) {
            isOutcome = true;
        }
    }
}
