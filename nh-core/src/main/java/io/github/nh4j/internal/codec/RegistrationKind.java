package io.github.nh4j.internal.codec;

import io.github.nh4j.installation.InstallationPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the hub names the platforms of registrations and, in its order, the elements that their channels are made of. */
@SuppressWarnings({"deprecation", "ImmutableEnumChecker"
}) // Retired platforms are still stored; the fields are immutable.
enum RegistrationKind {
    APPLE(InstallationPlatform.APPLE, "Apple", "ApnsHeader", "DeviceToken"),
    FCM_V1(InstallationPlatform.FCM_V1, "FcmV1", null, "FcmV1RegistrationId"),
    GCM(InstallationPlatform.GCM, "Gcm", null, "GcmRegistrationId"),
    WINDOWS(InstallationPlatform.WINDOWS, "Windows", "WnsHeader", "ChannelUri"),
    WINDOWS_PHONE(InstallationPlatform.WINDOWS_PHONE, "Mpns", "MpnsHeader", "ChannelUri"),
    ADM(InstallationPlatform.ADM, "Adm", null, "AdmRegistrationId"),
    BAIDU(InstallationPlatform.BAIDU, "Baidu", null, "BaiduUserId", "BaiduChannelId"),
    BROWSER(InstallationPlatform.BROWSER, "Browser", null, "Endpoint", "P256DH", "Auth"),
    XIAOMI(InstallationPlatform.XIAOMI, "Xiaomi", null, "XiaomiRegistrationId");

    private static final Map<String, RegistrationKind> NATIVE = byName(RegistrationKind::nativeName);
    private static final Map<String, RegistrationKind> TEMPLATE = byName(RegistrationKind::templateName);

    private static final Set<String> OF_ALL = Set.of(
            "RegistrationId",
            "ETag",
            "ExpirationTime",
            "Tags",
            "PushVariables",
            "SecondaryTileName",
            "BodyTemplate",
            "TemplateName",
            "Expiry",
            "Priority",
            "MessageType");

    private final InstallationPlatform platform;
    private final String nativeName;
    private final String templateName;
    private final @Nullable String header;
    private final List<String> channel;

    RegistrationKind(InstallationPlatform platform, String word, @Nullable String header, String... channel) {
        this.platform = platform;
        this.nativeName = word + "RegistrationDescription";
        this.templateName = word + "TemplateRegistrationDescription";
        this.header = header;
        this.channel = List.of(channel);
    }

    private static Map<String, RegistrationKind> byName(Function<RegistrationKind, String> name) {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(name, kind -> kind));
    }

    /** The kind of native registrations with a name, or null. */
    static @Nullable RegistrationKind ofNative(String name) {
        return NATIVE.get(name);
    }

    /** The kind of template registrations with a name, or null. */
    static @Nullable RegistrationKind ofTemplate(String name) {
        return TEMPLATE.get(name);
    }

    /**
     * The kind for a platform.
     *
     * @throws IllegalArgumentException if the hub has none that is known here
     */
    static RegistrationKind of(InstallationPlatform platform) {
        return Arrays.stream(values())
                .filter(kind -> kind.platform.equals(platform))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("registrations are not known for this platform, but for "
                                + Arrays.stream(values())
                                        .map(kind -> kind.platform.word())
                                        .collect(Collectors.joining(", "))));
    }

    InstallationPlatform platform() {
        return platform;
    }

    String nativeName() {
        return nativeName;
    }

    String templateName() {
        return templateName;
    }

    /** The name of the element of one header, which in the plural is the one around them; null if there are none. */
    @Nullable
    String header() {
        return header;
    }

    List<String> channel() {
        return channel;
    }

    /** Whether there is a method for an element of this name. */
    boolean knows(String element) {
        return OF_ALL.contains(element) || channel.contains(element) || element.equals(header + "s");
    }
}
