package io.github.nh4j.hub;

import io.github.nh4j.notification.NotificationPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Collects a {@link HubDescription}. Not thread-safe. */
public final class HubDescriptionBuilder {
    static final String RULES = "AuthorizationRules";

    private static final int LONGEST_METADATA = 1024;
    private static final String TTL = "RegistrationTtl";

    /** The service passes over what does not come in this order. */
    private static final List<String> ORDER = List.of(
            "ApnsCredential",
            TTL,
            "WnsCredential",
            RULES,
            "GcmCredential",
            "MpnsCredential",
            "DailyOperations",
            "DailyMaxActiveDevices",
            "DailyMaxActiveRegistrations",
            "DailyApiCalls",
            "UserMetadata",
            "AdmCredential",
            "Status",
            "BaiduCredential",
            "FcmV1Credential",
            "BrowserCredential",
            "XiaomiCredential");

    private final String name;
    private final List<DescriptionElement> elements;

    HubDescriptionBuilder(String name, List<DescriptionElement> elements) {
        this.name = Objects.requireNonNull(name, "name");
        this.elements = new ArrayList<>(elements);
    }

    /**
     * Lets the hub push through a push service, with this in place of the credential that it has there.
     *
     * @param credential for its platform
     * @return this builder
     */
    public HubDescriptionBuilder credential(PnsCredential credential) {
        return element(credential.element());
    }

    /**
     * Takes a credential away.
     *
     * @param platform whose
     * @return this builder
     */
    public HubDescriptionBuilder removeCredential(NotificationPlatform platform) {
        return removeElement(PnsCredential.elementName(platform));
    }

    /**
     * Adds an access policy, in place of the one with its name if there is one. A new hub that is given none gets two from
     * the service; one that is given any gets those alone.
     *
     * @param rule the policy
     * @return this builder
     */
    public HubDescriptionBuilder authorizationRule(AuthorizationRule rule) {
        List<DescriptionElement> rules = new ArrayList<>(rules());
        int present = indexOf(rules, element -> hasName(element, rule.keyName()));
        if (present < 0) {
            rules.add(rule.element());
        } else {
            rules.set(present, rule.element());
        }
        return rules(rules);
    }

    /**
     * Takes an access policy away.
     *
     * @param keyName its name
     * @return this builder
     */
    public HubDescriptionBuilder removeAuthorizationRule(String keyName) {
        return rules(rules().stream().filter(rule -> !hasName(rule, keyName)).toList());
    }

    private HubDescriptionBuilder rules(List<DescriptionElement> changed) {
        return element(DescriptionElement.find(elements, RULES)
                .map(present -> present.withChildren(changed))
                .orElseGet(() -> DescriptionElement.of(RULES, changed)));
    }

    private List<DescriptionElement> rules() {
        return DescriptionElement.find(elements, RULES)
                .map(DescriptionElement::children)
                .orElse(List.of());
    }

    private static boolean hasName(DescriptionElement rule, String keyName) {
        return rule.childText("KeyName").filter(keyName::equals).isPresent();
    }

    /**
     * Limits how long a registration lives that is not renewed.
     *
     * @param ttl a day at least; cut to whole seconds
     * @return this builder
     * @throws IllegalArgumentException if it is less than a day or more than 10,675,199 days
     */
    public HubDescriptionBuilder registrationTtl(Duration ttl) {
        if (ttl.compareTo(Duration.ofDays(1)) < 0 || WireValues.isTooLong(ttl)) {
            throw new IllegalArgumentException("registrationTtl is " + ttl
                    + "; it must be a day at least and less than 10675199 days; see registrationsNeverExpire()");
        }
        return element(DescriptionElement.of(TTL, WireValues.lifetime(ttl)));
    }

    /**
     * Lets registrations live for ever.
     *
     * @return this builder
     */
    public HubDescriptionBuilder registrationsNeverExpire() {
        return element(DescriptionElement.of(TTL, WireValues.NEVER));
    }

    /**
     * Adds your own text about the hub.
     *
     * @param text 1024 characters at most
     * @return this builder
     * @throws IllegalArgumentException if it is longer or XML cannot hold a character of it
     */
    public HubDescriptionBuilder userMetadata(String text) {
        if (text.length() > LONGEST_METADATA) {
            throw new IllegalArgumentException(
                    "userMetadata has " + text.length() + " characters; at most " + LONGEST_METADATA + " are allowed");
        }
        return element(DescriptionElement.of("UserMetadata", text));
    }

    /**
     * Switches the hub off.
     *
     * @return this builder
     */
    public HubDescriptionBuilder disabled() {
        return element(DescriptionElement.of("Status", "true"));
    }

    /**
     * Switches the hub on, which it is if nothing is said.
     *
     * @return this builder
     */
    public HubDescriptionBuilder enabled() {
        return removeElement("Status");
    }

    /**
     * Adds what this library has no method for, in place of the element with its name if there is one. A new one is put
     * where the service wants it if its name is known, and behind all others if not.
     *
     * @param element as it travels
     * @return this builder
     */
    public HubDescriptionBuilder element(DescriptionElement element) {
        int present = indexOf(elements, other -> other.name().equals(element.name()));
        if (present >= 0) {
            elements.set(present, element);
        } else {
            elements.add(placeFor(element), element);
        }
        return this;
    }

    /**
     * Takes an element away.
     *
     * @param elementName its name
     * @return this builder
     */
    public HubDescriptionBuilder removeElement(String elementName) {
        elements.removeIf(element -> element.name().equals(elementName));
        return this;
    }

    /** Behind the last of those that come before it: what is unknown is newer, and newer ones come last. */
    private int placeFor(DescriptionElement element) {
        int rank = ORDER.indexOf(element.name());
        if (rank < 0) {
            return elements.size();
        }
        int place = elements.size();
        while (place > 0) {
            int before = ORDER.indexOf(elements.get(place - 1).name());
            if (before >= 0 && before < rank) {
                return place;
            }
            place--;
        }
        return 0;
    }

    private static int indexOf(List<DescriptionElement> list, Predicate<DescriptionElement> wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (wanted.test(list.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Makes the description.
     *
     * @return a description
     */
    public HubDescription build() {
        return HubDescription.of(name, elements);
    }
}
