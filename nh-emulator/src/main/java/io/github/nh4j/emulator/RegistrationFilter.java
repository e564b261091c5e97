package io.github.nh4j.emulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a listing: that the registration pushes to one channel. {@code ChannelUri eq 'handle'} is good for every
 * platform; those with elements of their own may be asked for by them, all of them, joined with {@code and}.
 */
final class RegistrationFilter {
    private static final String ANY_HANDLE = "ChannelUri";
    private static final Pattern EQUALITY = Pattern.compile("\\s*(\\w+)\\s+eq\\s+'((?:[^']|'')*)'\\s*(and\\s|$)");

    private RegistrationFilter() {}

    /**
     * Reads a filter.
     *
     * @throws Refusal with 400 if it asks for anything but one channel
     */
    static Predicate<Registration> parse(String filter) {
        Map<String, String> wanted = new HashMap<>();
        Matcher equality = EQUALITY.matcher(filter);
        int end = 0;
        boolean more = true;
        while (more) {
            if (!equality.find(end)
                    || equality.start() != end
                    || wanted.put(equality.group(1), equality.group(2).replace("''", "'")) != null) {
                throw unsupported();
            }
            end = equality.end();
            more = !equality.group(3).isEmpty();
        }
        if (end != filter.length()) {
            throw unsupported();
        }
        return predicate(wanted);
    }

    private static Predicate<Registration> predicate(Map<String, String> wanted) {
        String handle = wanted.get(ANY_HANDLE);
        if (handle != null && wanted.size() == 1) {
            return registration -> registration.handle().equals(handle);
        }
        List<RegistrationKind> kinds = new ArrayList<>();
        for (RegistrationKind kind : RegistrationKind.values()) {
            if (wanted.size() == kind.channel().size() && wanted.keySet().containsAll(kind.channel())) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty()) {
            throw unsupported();
        }
        return registration -> kinds.contains(registration.kind())
                && registration
                        .channel()
                        .equals(registration.kind().channel().stream()
                                .map(wanted::get)
                                .toList());
    }

    private static Refusal unsupported() {
        return Refusal.badRequest(
                "The $filter is not supported: it must be ChannelUri eq '<handle>', or say all parts of"
                        + " the channel of a platform");
    }
}
