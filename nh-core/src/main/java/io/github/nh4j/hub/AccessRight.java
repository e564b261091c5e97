package io.github.nh4j.hub;

/**
 * What the holder of an access policy's key may do.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-security">
 *     Notification Hubs security</a>
 */
public enum AccessRight {
    /** To store, read and delete a device. */
    LISTEN("Listen"),
    /** To read all devices, and to change the hub; it comes with the other two. */
    MANAGE("Manage"),
    /** To send. */
    SEND("Send");

    final String word;

    AccessRight(String word) {
        this.word = word;
    }
}
