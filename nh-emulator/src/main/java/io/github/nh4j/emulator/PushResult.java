package io.github.nh4j.emulator;

import io.github.nh4j.emulator.PushDispatch.Attempt;

/**
 * What a push service said to one attempt.
 *
 * @param outcome in the word of the telemetry
 */
record PushResult(Attempt attempt, String outcome) {
    private static final String SUCCESS = "Success";
    private static final String INVALID = "InvalidNotificationFormat";

    static PushResult success(Attempt attempt) {
        return new PushResult(attempt, SUCCESS);
    }

    /** What was to be sent is nothing that the push service takes. */
    static PushResult invalid(Attempt attempt) {
        return new PushResult(attempt, INVALID);
    }

    /** There is no such device any more. The service of Windows Phone says no more than that it does not know it. */
    static PushResult gone(Attempt attempt) {
        return new PushResult(
                attempt, attempt.platform() == DevicePlatform.WINDOWS_PHONE ? "BadChannel" : "ExpiredChannel");
    }

    boolean isSuccess() {
        return outcome.equals(SUCCESS);
    }

    boolean isGone() {
        return !isSuccess() && !outcome.equals(INVALID);
    }
}
