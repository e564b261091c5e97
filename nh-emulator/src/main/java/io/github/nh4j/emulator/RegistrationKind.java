package io.github.nh4j.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the hub names the registrations of a platform and, in its order, the elements that they are made of. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are immutable.
enum RegistrationKind {
    APPLE(DevicePlatform.APPLE, "Apple", List.of("DeviceToken"), "Expiry", "TemplateName", "Priority", "ApnsHeaders"),
    FCM_V1(DevicePlatform.FCM_V1, "FcmV1", List.of("FcmV1RegistrationId"), "TemplateName"),
    GCM(DevicePlatform.GCM, "Gcm", List.of("GcmRegistrationId"), "TemplateName"),
    WINDOWS(DevicePlatform.WINDOWS, "Windows", List.of("ChannelUri"), "WnsHeaders", "TemplateName"),
    WINDOWS_PHONE(DevicePlatform.WINDOWS_PHONE, "Mpns", List.of("ChannelUri"), "MpnsHeaders", "TemplateName"),
    ADM(DevicePlatform.ADM, "Adm", List.of("AdmRegistrationId"), "TemplateName"),
    BAIDU(DevicePlatform.BAIDU, "Baidu", List.of("BaiduUserId", "BaiduChannelId"), "TemplateName", "MessageType"),
    BROWSER(DevicePlatform.BROWSER, "Browser", List.of("Endpoint", "P256DH", "Auth"), "TemplateName"),
    XIAOMI(DevicePlatform.XIAOMI, "Xiaomi", List.of("XiaomiRegistrationId"), "TemplateName");

    static final String SUFFIX = "RegistrationDescription";

    private final DevicePlatform platform;
    private final String word;
    private final List<String> channel;
    private final List<String> ofNative;
    private final List<String> ofTemplate;
    private final List<String> behindBody;

    RegistrationKind(DevicePlatform platform, String word, List<String> channel, String... behindBody) {
        this.platform = platform;
        this.word = word;
        this.channel = channel;
        this.behindBody = List.of(behindBody);
        List<String> tile = channel.contains("ChannelUri") ? List.of("SecondaryTileName") : List.of();
        this.ofNative =
                Stream.of(Common.ELEMENTS, channel, tile).flatMap(List::stream).toList();
        this.ofTemplate = Stream.of(ofNative, List.of("BodyTemplate"), this.behindBody)
                .flatMap(List::stream)
                .toList();
    }

    /** Of a class of its own, since the enum's own constants are there only after those of the enum. */
    private static final class Common {
        static final List<String> ELEMENTS =
                List.of("ETag", "ExpirationTime", "RegistrationId", "Tags", "PushVariables");
    }

    /** The kind whose native or template registrations have this name. */
    static Optional<RegistrationKind> ofName(String name) {
        return Arrays.stream(values())
                .filter(kind -> name.equals(kind.name(false)) || name.equals(kind.name(true)))
                .findFirst();
    }

    static RegistrationKind of(DevicePlatform platform) {
        return Arrays.stream(values())
                .filter(kind -> kind.platform == platform)
                .findFirst()
                .orElseThrow();
    }

    DevicePlatform platform() {
        return platform;
    }

    /** The name of the element around a registration. */
    String name(boolean template) {
        return word + (template ? "Template" : "") + SUFFIX;
    }

    /** The names of the elements that say where to push to. */
    List<String> channel() {
        return channel;
    }

    /** The names of all elements in their order. */
    List<String> elements(boolean template) {
        return template ? ofTemplate : ofNative;
    }

    /** The names of the elements of a template that follow its body. */
    List<String> behindBody() {
        return behindBody;
    }
}
