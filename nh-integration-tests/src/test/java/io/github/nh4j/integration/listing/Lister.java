package io.github.nh4j.integration.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import java.util.zip.CRC32;

/**
 * A program that lists registrations in a heap of its own. It takes a connection string, the hub, what to list, and a token
 * or nothing; and says how many there were, and a sum over their ids.
 */
final class Lister {
    private Lister() {}

    public static void main(String... arguments) {
        String from = arguments.length > 3 ? arguments[3] : "";
        Tally tally = new Tally();
        try (NotificationHubClient hub = NotificationHubClient.create(arguments[0], arguments[1])) {
            switch (arguments[2]) {
                case "registrations" -> hub.registrations().list().forEach(tally::add);
                case "installations" -> hub.installations().list().forEach(one -> tally.add(one.registration()));
                default -> rest(hub, from, tally);
            }
        }
        System.out.println(tally);
    }

    /** Goes on with a listing that somebody else has begun. */
    private static void rest(NotificationHubClient hub, String from, Tally tally) {
        String next = from;
        while (!next.isEmpty()) {
            Page<Registration> page = hub.registrations().listPage(RegistrationQuery.all(), next);
            page.items().forEach(tally::add);
            next = page.continuation().orElse("");
        }
    }

    /** Counts registrations, and sums up their ids in a way that does not depend on their order. */
    static final class Tally {
        private long count;
        private long sum;

        void add(Registration registration) {
            CRC32 id = new CRC32();
            id.update(registration.id().orElseThrow().getBytes(US_ASCII));
            count++;
            sum += id.getValue();
        }

        long count() {
            return count;
        }

        /** Both together, where the other is given as its text. */
        String plus(String other) {
            String[] numbers = other.split(" ", -1);
            return (count + Long.parseLong(numbers[0])) + " " + (sum + Long.parseLong(numbers[1]));
        }

        @Override
        public String toString() {
            return count + " " + sum;
        }
    }
}
