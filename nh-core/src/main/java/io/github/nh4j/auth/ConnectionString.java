package io.github.nh4j.auth;

import java.net.URI;
import java.util.Optional;

/**
 * A connection string of Azure Notification Hubs, as the portal shows it under <em>Access Policies</em>:
 * {@code Endpoint=sb://<namespace>.servicebus.windows.net/;SharedAccessKeyName=<name>;SharedAccessKey=<key>}.
 *
 * <p>Parts may come in any order and in any case, with blanks around them and a trailing semicolon; a key may hold
 * {@code =}. {@code EntityPath} names the hub. Other parts are ignored. The key is never shown: neither by
 * {@link #toString()} nor in an error.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-security">
 *     Notification Hubs security</a>
 */
public final class ConnectionString {
    private final URI endpoint;
    private final String sharedAccessKeyName;
    private final String sharedAccessKey;
    private final Optional<String> hub;

    private ConnectionString(ConnectionStringParts parts) {
        this.endpoint = EndpointUri.parse(
                parts.required("Endpoint"),
                parts.optional("UseDevelopmentEmulator")
                        .map("true"::equalsIgnoreCase)
                        .orElse(false));
        this.sharedAccessKeyName = parts.required("SharedAccessKeyName");
        this.sharedAccessKey = parts.required("SharedAccessKey");
        this.hub = parts.optional("EntityPath");
    }

    /**
     * Reads a connection string.
     *
     * @param text the connection string
     * @return its parts
     * @throws IllegalArgumentException if a part is missing, doubled or wrong; the message says which one, and holds no
     *     value of the text
     */
    public static ConnectionString parse(String text) {
        return new ConnectionString(ConnectionStringParts.of(text));
    }

    /**
     * Where the namespace is served.
     *
     * @return scheme, host in lower case, and the port if one was given; {@code https}, or {@code http} for the emulator
     */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * The name of the access policy.
     *
     * @return the value of {@code SharedAccessKeyName}
     */
    public String sharedAccessKeyName() {
        return sharedAccessKeyName;
    }

    /**
     * The hub that the connection string itself names.
     *
     * @return the value of {@code EntityPath}, or empty if there is none
     */
    public Optional<String> hub() {
        return hub;
    }

    String sharedAccessKey() {
        return sharedAccessKey;
    }

    /** The parts, with the key masked. */
    @Override
    public String toString() {
        return "Endpoint=" + endpoint.toString().replaceFirst("^https?", "sb") + "/;SharedAccessKeyName="
                + sharedAccessKeyName + ";SharedAccessKey=***"
                + hub.map(name -> ";EntityPath=" + name).orElse("")
                + ("http".equals(endpoint.getScheme()) ? ";UseDevelopmentEmulator=true" : "");
    }
}
