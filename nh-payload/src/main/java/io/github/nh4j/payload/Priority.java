package io.github.nh4j.payload;

/** How urgent a push is, in the words of the push services. */
public enum Priority {
    /** Delivered when it suits the device's battery. */
    NORMAL,
    /** Delivered at once, for what a user is to see. */
    HIGH
}
