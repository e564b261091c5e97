package io.github.nh4j.notification;

import java.util.Map;

/** Values for the templates that devices have registered. Immutable and thread-safe. */
public final class TemplateNotification extends Notification {
    private final Map<String, String> properties;

    TemplateNotification(Map<String, String> properties, byte[] payload, Map<String, String> headers) {
        super(NotificationPlatform.TEMPLATE, payload, headers);
        this.properties = properties;
    }

    /**
     * The values by property name, if they were given as a map.
     *
     * @return the properties in their order; empty if {@link #payload()} holds them as JSON
     */
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public TemplateNotification withHeader(String name, String value) {
        return new TemplateNotification(properties, payload(), headersWith(name, value));
    }

    /** What there is of it; no name and no value. */
    @Override
    public String toString() {
        return properties.isEmpty() ? super.toString() : "template notification, " + properties.size() + " properties";
    }
}
