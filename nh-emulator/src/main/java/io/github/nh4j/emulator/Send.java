package io.github.nh4j.emulator;

import io.github.nh4j.tag.TagExpression;
import java.util.List;
import java.util.Map;

/** A notification that the hub has accepted. */
record Send(String notificationId, Audience audience, Content content) {
    /** To whom it goes. */
    sealed interface Audience {}

    /** Every device. */
    record Everyone() implements Audience {}

    /** The devices whose tags match. */
    record Tagged(TagExpression tags) implements Audience {}

    /** Devices by their handles, registered or not. */
    record Handles(List<String> handles) implements Audience {}

    /** What it says. */
    sealed interface Content {
        /** The headers that the caller wants the push service to get. */
        Map<String, String> headers();

        /** The body as it came. */
        String text();
    }

    /** A payload for one push service. */
    record Native(DevicePlatform platform, Map<String, String> headers, String payload) implements Content {
        @Override
        public String text() {
            return payload;
        }
    }

    /** Values for the templates of the devices. */
    record Template(Map<String, String> headers, TemplateProperties properties, String text) implements Content {}
}
