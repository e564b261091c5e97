package io.github.nh4j.internal.codec;

import io.github.nh4j.notification.TestSendOutcome;

/** Reads the {@code NotificationOutcome} document that answers a test send. Its elements may come in any order. */
public final class TestSendOutcomeReader implements XmlLeaves.Visitor {
    private static final int MOST_SHOWN = 1024;

    /** As many characters as a header may have in which a handle is sent: a handle that is cut is another one. */
    private static final int LONGEST_HANDLE = 8 * 1024;

    private final TestSendOutcome.Builder outcome = TestSendOutcome.builder();
    private boolean isOutcome;
    private String applicationPlatform = "";
    private String pnsHandle = "";
    private String registrationId = "";
    private String text = "";

    private TestSendOutcomeReader() {}

    public static TestSendOutcome read(byte[] body, String trackingId) throws MalformedBodyException {
        TestSendOutcomeReader reader = new TestSendOutcomeReader();
        XmlLeaves.read(body, reader);
        if (!reader.isOutcome) {
            throw new MalformedBodyException("the body is not a NotificationOutcome");
        }
        return reader.outcome.trackingId(trackingId).build();
    }

    @Override
    public void leaf(String name, String value) throws MalformedBodyException {
        switch (name) {
            case "Success" -> outcome.successCount(count(value));
            case "Failure" -> outcome.failureCount(count(value));
            case "ApplicationPlatform" -> applicationPlatform = ForeignText.printable(value, MOST_SHOWN);
            case "PnsHandle" -> pnsHandle = ForeignText.printable(value, LONGEST_HANDLE);
            case "RegistrationId" -> registrationId = ForeignText.printable(value, MOST_SHOWN);
            case "Outcome" -> text = ForeignText.printable(value, MOST_SHOWN);
            default -> {
                // A newer service may say more.
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
