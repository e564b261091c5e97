package io.github.nh4j.error;

/** What is certain about a call that failed. */
public enum Delivery {
    /** Nothing of the request can have been acted on. To repeat the call cannot push twice. */
    NOT_SENT,

    /** The hub answered that it did not accept the call. To repeat the call cannot push twice. */
    REJECTED,

    /** The hub may or may not have accepted the call. To repeat a send may push twice. */
    UNKNOWN
}
