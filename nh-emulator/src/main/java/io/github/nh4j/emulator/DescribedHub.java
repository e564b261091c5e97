package io.github.nh4j.emulator;

import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.hub.HubDescriptionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the service makes of a description: it fills in what the caller has left to it. */
final class DescribedHub {
    private static final String RULES = "AuthorizationRules";
    private static final String CREATED = "CreatedTime";

    private DescribedHub() {}

    /** A description that says nothing but who may call. */
    static List<DescriptionElement> withRules(List<DescriptionElement> rules) {
        return HubDescription.builder("")
                .registrationsNeverExpire()
                .element(DescriptionElement.of(RULES, rules))
                .build()
                .elements();
    }

    /**
     * The description that is stored for one that was given.
     *
     * @throws Refusal with 400 if a value in it is none
     */
    static List<DescriptionElement> complete(List<DescriptionElement> given, IdSource ids, Instant now) {
        HubDescription description;
        try {
            description = HubDescription.of("", given);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        HubDescriptionBuilder complete = description.toBuilder();
        if (has(given, "RegistrationTtl")) {
            // A lifetime under a day is the caller's mistake, and not the platform's longest time.
            description.registrationTtl().ifPresent(ttl -> {
                if (ttl.toDays() < 1) {
                    throw Refusal.badRequest("RegistrationTtl must be at least one day");
                }
            });
        } else {
            complete.registrationsNeverExpire();
        }
        List<DescriptionElement> rules = new ArrayList<>();
        given.stream()
                .filter(element -> element.name().equals(RULES))
                .flatMap(element -> element.children().stream())
                .map(rule -> withTimes(rule, now))
                .forEach(rules::add);
        if (rules.isEmpty()) {
            rules.add(rule(AccessPolicy.LISTEN.withKey(ids.key()), ids.key(), now));
            rules.add(rule(AccessPolicy.FULL.withKey(ids.key()), ids.key(), now));
        }
        return complete.element(DescriptionElement.of(RULES, rules)).build().elements();
    }

    private static boolean has(List<DescriptionElement> elements, String name) {
        return elements.stream().anyMatch(element -> element.name().equals(name));
    }

    /** A rule as the service writes it. */
    static DescriptionElement rule(AccessPolicy policy, String secondaryKey, Instant now) {
        List<DescriptionElement> rights = policy.rights().stream()
                .sorted()
                .map(right -> right.name().charAt(0) + right.name().substring(1).toLowerCase(Locale.ROOT))
                .map(word -> DescriptionElement.of("AccessRights", word))
                .toList();
        return DescriptionElement.of(
                        "AuthorizationRule",
                        List.of(
                                DescriptionElement.of("ClaimType", "SharedAccessKey"),
                                DescriptionElement.of("ClaimValue", "None"),
                                DescriptionElement.of("Rights", rights),
                                DescriptionElement.of(CREATED, WireTime.text(now)),
                                DescriptionElement.of("ModifiedTime", WireTime.text(now)),
                                DescriptionElement.of("KeyName", policy.name()),
                                DescriptionElement.of("PrimaryKey", policy.key()),
                                DescriptionElement.of("SecondaryKey", secondaryKey)))
                .withAttribute("i:type", "SharedAccessAuthorizationRule");
    }

    /** The rule with the times of now, if it has none. */
    private static DescriptionElement withTimes(DescriptionElement rule, Instant now) {
        if (has(rule.children(), CREATED)) {
            return rule;
        }
        List<DescriptionElement> children = new ArrayList<>(rule.children());
        int place = 0;
        while (place < children.size() && !children.get(place).name().equals("KeyName")) {
            place++;
        }
        children.add(place, DescriptionElement.of(CREATED, WireTime.text(now)));
        children.add(place + 1, DescriptionElement.of("ModifiedTime", WireTime.text(now)));
        DescriptionElement timed = DescriptionElement.of(rule.name(), children);
        for (var attribute : rule.attributes().entrySet()) {
            timed = timed.withAttribute(attribute.getKey(), attribute.getValue());
        }
        return timed;
    }
}
