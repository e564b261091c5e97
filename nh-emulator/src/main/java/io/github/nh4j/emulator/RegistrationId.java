package io.github.nh4j.emulator;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a registration: {@code 7851631215097303540-3414260987311185999-1}. Small, since a hub may have a million. */
record RegistrationId(long first, long second, int third) implements Comparable<RegistrationId> {
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "-" + NUMBER + "-" + NUMBER);
    private static final Comparator<RegistrationId> ORDER = Comparator.comparingLong(RegistrationId::first)
            .thenComparingLong(RegistrationId::second)
            .thenComparingInt(RegistrationId::third);

    /** Reads an id; empty if it is malformed. */
    static Optional<RegistrationId> parse(String text) {
        Matcher numbers = FORM.matcher(text);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RegistrationId(
                    Long.parseLong(numbers.group(1)),
                    Long.parseLong(numbers.group(2)),
                    Integer.parseInt(numbers.group(3))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(RegistrationId that) {
        return ORDER.compare(this, that);
    }

    @Override
    public String toString() {
        return first + "-" + second + "-" + third;
    }
}
