package io.github.nh4j.hub;

import io.github.nh4j.notification.NotificationPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A hub as its namespace keeps it: credentials for the push services, access policies, settings.
 *
 * <p>An update replaces the whole description. To change a part, read it, change it with {@link #toBuilder()} and store
 * it: what this library does not know is kept.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows no secret.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/notificationhubs/">REST API reference</a>
 */
public final class HubDescription {
    private final String name;
    private final List<DescriptionElement> elements;
    private final List<PnsCredential> credentials;
    private final List<AuthorizationRule> authorizationRules;
    private final Optional<Duration> registrationTtl;
    private final OptionalLong dailyApiCalls;
    private final OptionalLong dailyMaxActiveDevices;
    private final OptionalLong dailyMaxActiveRegistrations;

    private HubDescription(String name, List<DescriptionElement> elements) {
        this.name = Objects.requireNonNull(name, "name");
        this.elements = List.copyOf(elements);
        this.credentials = this.elements.stream()
                .flatMap(element -> PnsCredential.read(element).stream())
                .toList();
        this.authorizationRules =
                DescriptionElement.find(this.elements, HubDescriptionBuilder.RULES)
                        .map(DescriptionElement::children)
                        .orElse(List.of())
                        .stream()
                        .flatMap(element -> AuthorizationRule.read(element).stream())
                        .toList();
        this.registrationTtl = text("RegistrationTtl").flatMap(WireValues::lifetime);
        OptionalLong operations = count("DailyOperations");
        this.dailyApiCalls = operations.isPresent() ? operations : count("DailyApiCalls");
        this.dailyMaxActiveDevices = count("DailyMaxActiveDevices");
        this.dailyMaxActiveRegistrations = count("DailyMaxActiveRegistrations");
    }

    /**
     * Starts the description of a hub.
     *
     * @param name the hub's name
     * @return a builder; what it is not told, the service decides
     */
    public static HubDescriptionBuilder builder(String name) {
        return new HubDescriptionBuilder(name, List.of());
    }

    /**
     * A description as it travels. Also makes the description of another hub out of the elements of one.
     *
     * @param name the hub's name
     * @param elements what is in the description, in its order
     * @return a description
     * @throws IllegalArgumentException if a duration, a time or a number among them is none
     */
    public static HubDescription of(String name, List<DescriptionElement> elements) {
        return new HubDescription(name, elements);
    }

    /**
     * Starts a description from this one.
     *
     * @return a builder with all that is in here, and with what this library does not know
     */
    public HubDescriptionBuilder toBuilder() {
        return new HubDescriptionBuilder(name, elements);
    }

    private Optional<String> text(String element) {
        return DescriptionElement.find(elements, element)
                .filter(found -> !found.isNil())
                .map(DescriptionElement::text);
    }

    private OptionalLong count(String element) {
        return text(element)
                .map(text -> OptionalLong.of(WireValues.count(element, text)))
                .orElse(OptionalLong.empty());
    }

    /**
     * The hub's name.
     *
     * @return the name within the namespace
     */
    public String name() {
        return name;
    }

    /**
     * What the hub identifies itself with to a push service.
     *
     * @param platform which one
     * @return the credential; empty if it has none, and so cannot push there
     */
    public Optional<PnsCredential> credential(NotificationPlatform platform) {
        return credentials.stream()
                .filter(credential -> credential.platform() == platform)
                .findFirst();
    }

    /**
     * What the hub identifies itself with to all push services that this library knows.
     *
     * @return the credentials
     */
    public List<PnsCredential> credentials() {
        return credentials;
    }

    /**
     * The access policies. A hub that was created with none gets two: {@code DefaultFullSharedAccessSignature} and
     * {@code DefaultListenSharedAccessSignature}.
     *
     * @return the rules of the kind that this library knows
     */
    public List<AuthorizationRule> authorizationRules() {
        return authorizationRules;
    }

    /**
     * The access policy with a name.
     *
     * @param keyName its name
     * @return the rule, or empty if there is none
     */
    public Optional<AuthorizationRule> authorizationRule(String keyName) {
        return authorizationRules.stream()
                .filter(rule -> rule.keyName().equals(keyName))
                .findFirst();
    }

    /**
     * How long a registration lives that is not renewed.
     *
     * @return the time; empty if it lives for ever, or the service decides
     */
    public Optional<Duration> registrationTtl() {
        return registrationTtl;
    }

    /**
     * How many calls there were on the day; the service has two names for it.
     *
     * @return {@code DailyApiCalls} or {@code DailyOperations}; empty if the service does not say
     */
    public OptionalLong dailyApiCalls() {
        return dailyApiCalls;
    }

    /**
     * How many devices there were on the day, at most.
     *
     * @return the number; empty if the service does not say
     */
    public OptionalLong dailyMaxActiveDevices() {
        return dailyMaxActiveDevices;
    }

    /**
     * How many registrations there were on the day, at most.
     *
     * @return the number; empty if the service does not say
     */
    public OptionalLong dailyMaxActiveRegistrations() {
        return dailyMaxActiveRegistrations;
    }

    /**
     * Your own text about the hub.
     *
     * @return the text; empty if there is none
     */
    public Optional<String> userMetadata() {
        return text("UserMetadata");
    }

    /**
     * Whether the hub is switched off; the service writes that as the status {@code true}.
     *
     * @return true if it takes no calls
     */
    public boolean isDisabled() {
        return text("Status").map("true"::equalsIgnoreCase).orElse(false);
    }

    /**
     * The description as it travels, with what this library does not know.
     *
     * @return its elements, in their order
     */
    public List<DescriptionElement> elements() {
        return elements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HubDescription that && name.equals(that.name) && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, elements);
    }

    /** The name and what is in it, without any secret. */
    @Override
    public String toString() {
        return "HubDescription[" + name + ", " + credentials + ", " + authorizationRules
                + (isDisabled() ? ", disabled]" : "]");
    }
}
