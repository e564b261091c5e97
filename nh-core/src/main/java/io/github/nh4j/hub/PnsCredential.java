package io.github.nh4j.hub;

import io.github.nh4j.notification.NotificationPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * With what a hub identifies itself to a push service. A credential is a set of properties, which the service names; the
 * methods of this class know those of today, and {@link #of} takes any.
 *
 * <p>Values are shown by {@link #property} only: neither {@link #toString()} nor an error has one. Immutable and
 * thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/notification-hubs/configure-notification-hub-portal-pns-settings">
 *     Settings of push services</a>
 */
public final class PnsCredential {
    private static final String PROPERTIES = "Properties";

    private final NotificationPlatform platform;
    private final DescriptionElement element;
    private final Optional<Instant> blockedOn;

    private PnsCredential(NotificationPlatform platform, DescriptionElement element) {
        this.platform = platform;
        this.element = element;
        this.blockedOn = element.childText("BlockedOn").map(text -> WireValues.time("BlockedOn", text));
    }

    /**
     * A signing key of Apple's.
     *
     * @param environment which of Apple's services
     * @param keyId the key's id, of ten characters
     * @param teamId the id of the developer's team, of ten characters
     * @param bundleId the app
     * @param signingKey what is in the {@code .p8} file
     * @return a credential
     */
    public static PnsCredential appleToken(
            ApnsEnvironment environment, String keyId, String teamId, String bundleId, String signingKey) {
        // The service calls the bundle's id the app's name, and the team's id the app's id.
        return of(
                NotificationPlatform.APPLE,
                properties(
                        "AppId",
                        teamId,
                        "AppName",
                        bundleId,
                        "KeyId",
                        keyId,
                        "Token",
                        signingKey,
                        "Endpoint",
                        environment.tokenEndpoint));
    }

    /**
     * A certificate of Apple's.
     *
     * @param environment which of Apple's services
     * @param pkcs12 what is in the {@code .p12} file
     * @param password its password
     * @return a credential
     */
    public static PnsCredential appleCertificate(ApnsEnvironment environment, byte[] pkcs12, String password) {
        return of(
                NotificationPlatform.APPLE,
                properties(
                        "ApnsCertificate",
                        Base64.getEncoder().encodeToString(pkcs12),
                        "CertificateKey",
                        password,
                        "Endpoint",
                        environment.certificateEndpoint));
    }

    /**
     * A service account of Firebase Cloud Messaging, from its JSON file.
     *
     * @param projectId {@code project_id} in the file
     * @param clientEmail {@code client_email} in the file
     * @param privateKey {@code private_key} in the file, with line breaks in place of {@code \n}
     * @return a credential
     */
    public static PnsCredential fcmV1(String projectId, String clientEmail, String privateKey) {
        return of(
                NotificationPlatform.FCM_V1,
                properties("PrivateKey", privateKey, "ProjectId", projectId, "ClientEmail", clientEmail));
    }

    /**
     * An app of the Windows Push Notification Services.
     *
     * @param packageSid the package's id, {@code ms-app://...}
     * @param secretKey the app's secret
     * @return a credential
     */
    public static PnsCredential windows(String packageSid, String secretKey) {
        return of(NotificationPlatform.WINDOWS, properties("PackageSid", packageSid, "SecretKey", secretKey));
    }

    /**
     * An app of Amazon Device Messaging.
     *
     * @param clientId the app's id
     * @param clientSecret the app's secret
     * @return a credential
     */
    public static PnsCredential adm(String clientId, String clientSecret) {
        return of(
                NotificationPlatform.ADM,
                properties(
                        "ClientId",
                        clientId,
                        "ClientSecret",
                        clientSecret,
                        "AuthTokenUrl",
                        "https://api.amazon.com/auth/O2/token"));
    }

    /**
     * An app of Baidu Cloud Push.
     *
     * @param apiKey the app's key
     * @param secretKey the app's secret
     * @return a credential
     */
    public static PnsCredential baidu(String apiKey, String secretKey) {
        return of(NotificationPlatform.BAIDU, properties("BaiduApiKey", apiKey, "BaiduSecretKey", secretKey));
    }

    /**
     * A key pair for Web Push.
     *
     * @param subject how the push services reach you: {@code mailto:} or {@code https:}
     * @param vapidPublicKey the public key, in URL-safe Base64
     * @param vapidPrivateKey the private key, in URL-safe Base64
     * @return a credential
     */
    public static PnsCredential browser(String subject, String vapidPublicKey, String vapidPrivateKey) {
        return of(
                NotificationPlatform.BROWSER,
                properties("Subject", subject, "VapidPublicKey", vapidPublicKey, "VapidPrivateKey", vapidPrivateKey));
    }

    /**
     * An app of Xiaomi Push. The service does not document how it takes this one here; Azure's resource manager has the
     * same properties.
     *
     * @param appSecret the app's secret
     * @param endpoint the address of Xiaomi's service
     * @return a credential
     */
    public static PnsCredential xiaomi(String appSecret, String endpoint) {
        return of(NotificationPlatform.XIAOMI, properties("AppSecret", appSecret, "Endpoint", endpoint));
    }

    /**
     * An app of the legacy protocol of Google Cloud Messaging and Firebase.
     *
     * @param googleApiKey the server key
     * @return a credential
     * @deprecated Google switched it off in 2024. Use {@link #fcmV1}.
     */
    @Deprecated
    public static PnsCredential gcm(String googleApiKey) {
        return of(NotificationPlatform.GCM, properties("GoogleApiKey", googleApiKey));
    }

    /**
     * Windows Phone, with a certificate.
     *
     * @param pkcs12 what is in the {@code .pfx} file
     * @param password its password
     * @return a credential
     * @deprecated the push service is retired. Without a certificate it is {@link #of} without properties.
     */
    @Deprecated
    public static PnsCredential windowsPhone(byte[] pkcs12, String password) {
        return of(
                NotificationPlatform.WINDOWS_PHONE,
                properties("MpnsCertificate", Base64.getEncoder().encodeToString(pkcs12), "CertificateKey", password));
    }

    /**
     * Any credential, by the names that the service has for its properties.
     *
     * @param platform whose; not {@link NotificationPlatform#TEMPLATE}
     * @param properties values by name, in the map's order
     * @return a credential
     * @throws IllegalArgumentException if the platform has none, a name is empty, or XML cannot hold a character
     */
    public static PnsCredential of(NotificationPlatform platform, Map<String, String> properties) {
        List<DescriptionElement> elements = properties.entrySet().stream()
                .map(property -> property(property.getKey(), property.getValue()))
                .toList();
        return new PnsCredential(
                platform,
                DescriptionElement.of(elementName(platform), List.of(DescriptionElement.of(PROPERTIES, elements))));
    }

    private static DescriptionElement property(String name, String value) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a property has no name");
        }
        return DescriptionElement.of(
                "Property", List.of(DescriptionElement.of("Name", name), DescriptionElement.of("Value", value)));
    }

    /** Names and values in turn. */
    private static Map<String, String> properties(String... namesAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1].isBlank()) {
                throw new IllegalArgumentException(namesAndValues[i] + " is empty");
            }
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    /** The credential in an element of a description; empty if it is none of a known platform. */
    static Optional<PnsCredential> read(DescriptionElement element) {
        return Stream.of(NotificationPlatform.values())
                .filter(platform -> platform != NotificationPlatform.TEMPLATE
                        && elementName(platform).equals(element.name()))
                .findFirst()
                .filter(platform -> !element.isNil())
                .map(platform -> new PnsCredential(platform, element));
    }

    @SuppressWarnings("deprecation") // Retired platforms have credentials, too.
    static String elementName(NotificationPlatform platform) {
        return switch (platform) {
            case APPLE -> "ApnsCredential";
            case FCM_V1 -> "FcmV1Credential";
            case WINDOWS -> "WnsCredential";
            case ADM -> "AdmCredential";
            case BAIDU -> "BaiduCredential";
            case BROWSER -> "BrowserCredential";
            case XIAOMI -> "XiaomiCredential";
            case GCM -> "GcmCredential";
            case WINDOWS_PHONE -> "MpnsCredential";
            case TEMPLATE -> throw new IllegalArgumentException("templates have no credential of their own");
        };
    }

    /**
     * The same credential with one property set, and all else as it was.
     *
     * @param name what the service calls it; case does not matter for one that is there
     * @param value its value
     * @return a new credential
     * @throws IllegalArgumentException if the name is empty or XML cannot hold a character
     */
    public PnsCredential withProperty(String name, String value) {
        List<DescriptionElement> changed = new ArrayList<>();
        boolean found = false;
        for (DescriptionElement present : propertyElements()) {
            if (name(present).equalsIgnoreCase(name)) {
                changed.add(property(name(present), value));
                found = true;
            } else {
                changed.add(present);
            }
        }
        if (!found) {
            changed.add(property(name, value));
        }
        DescriptionElement properties = DescriptionElement.of(PROPERTIES, changed);
        List<DescriptionElement> children = new ArrayList<>(element.children());
        children.replaceAll(child -> child.name().equals(PROPERTIES) ? properties : child);
        if (element.child(PROPERTIES).isEmpty()) {
            children.add(properties);
        }
        return new PnsCredential(platform, element.withChildren(children));
    }

    /**
     * Whose credential it is.
     *
     * @return the push service
     */
    public NotificationPlatform platform() {
        return platform;
    }

    /**
     * What it consists of.
     *
     * @return the names of its properties, as the service has them
     */
    public Set<String> propertyNames() {
        return propertyElements().stream().map(PnsCredential::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The value of a property, which may be a secret.
     *
     * @param name what the service calls it, such as {@code KeyId}; case does not matter
     * @return the value, or empty if there is no such property
     */
    public Optional<String> property(String name) {
        return propertyElements().stream()
                .filter(property -> name(property).equalsIgnoreCase(name))
                .findFirst()
                .flatMap(property -> property.childText("Value"));
    }

    private List<DescriptionElement> propertyElements() {
        return element.child(PROPERTIES).map(DescriptionElement::children).orElse(List.of());
    }

    private static String name(DescriptionElement property) {
        return property.childText("Name").orElse("");
    }

    /**
     * Since when the push service has refused the credential.
     *
     * @return the time; empty if it has not
     */
    public Optional<Instant> blockedOn() {
        return blockedOn;
    }

    DescriptionElement element() {
        return element;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PnsCredential that && element.equals(that.element);
    }

    @Override
    public int hashCode() {
        return element.name().hashCode();
    }

    /** The platform and the names of the properties, and none of their values. */
    @Override
    public String toString() {
        return "PnsCredential[" + platform + ", "
                + propertyNames().stream().sorted().toList() + "]";
    }
}
