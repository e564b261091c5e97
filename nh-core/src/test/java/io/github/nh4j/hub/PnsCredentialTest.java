package io.github.nh4j.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.notification.NotificationPlatform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PnsCredentialTest {
    @SuppressWarnings("deprecation") // Retired platforms have credentials, too.
    static Stream<Arguments> credentials() {
        return Stream.of(
                Arguments.of(
                        PnsCredential.appleToken(ApnsEnvironment.PRODUCTION, "KEYID", "TEAMID", "com.example", "p8"),
                        "ApnsCredential",
                        Map.of(
                                "KeyId",
                                "KEYID",
                                "AppId",
                                "TEAMID",
                                "AppName",
                                "com.example",
                                "Token",
                                "p8",
                                "Endpoint",
                                "https://api.push.apple.com:443/3/device")),
                Arguments.of(
                        PnsCredential.appleToken(ApnsEnvironment.SANDBOX, "KEYID", "TEAMID", "com.example", "p8"),
                        "ApnsCredential",
                        Map.of(
                                "KeyId",
                                "KEYID",
                                "AppId",
                                "TEAMID",
                                "AppName",
                                "com.example",
                                "Token",
                                "p8",
                                "Endpoint",
                                "https://api.development.push.apple.com:443/3/device")),
                Arguments.of(
                        PnsCredential.appleCertificate(ApnsEnvironment.PRODUCTION, new byte[] {1, 2}, "password"),
                        "ApnsCredential",
                        Map.of(
                                "ApnsCertificate",
                                "AQI=",
                                "CertificateKey",
                                "password",
                                "Endpoint",
                                "gateway.push.apple.com")),
                Arguments.of(
                        PnsCredential.appleCertificate(ApnsEnvironment.SANDBOX, new byte[] {1, 2}, "password"),
                        "ApnsCredential",
                        Map.of(
                                "ApnsCertificate",
                                "AQI=",
                                "CertificateKey",
                                "password",
                                "Endpoint",
                                "gateway.sandbox.push.apple.com")),
                Arguments.of(
                        PnsCredential.fcmV1("project", "a@b.example", "-----BEGIN"),
                        "FcmV1Credential",
                        Map.of("ProjectId", "project", "ClientEmail", "a@b.example", "PrivateKey", "-----BEGIN")),
                Arguments.of(
                        PnsCredential.windows("ms-app://s", "secret"),
                        "WnsCredential",
                        Map.of("PackageSid", "ms-app://s", "SecretKey", "secret")),
                Arguments.of(
                        PnsCredential.adm("id", "secret"),
                        "AdmCredential",
                        Map.of(
                                "ClientId",
                                "id",
                                "ClientSecret",
                                "secret",
                                "AuthTokenUrl",
                                "https://api.amazon.com/auth/O2/token")),
                Arguments.of(
                        PnsCredential.baidu("key", "secret"),
                        "BaiduCredential",
                        Map.of("BaiduApiKey", "key", "BaiduSecretKey", "secret")),
                Arguments.of(
                        PnsCredential.browser("mailto:a@b.example", "public", "private"),
                        "BrowserCredential",
                        Map.of(
                                "Subject",
                                "mailto:a@b.example",
                                "VapidPublicKey",
                                "public",
                                "VapidPrivateKey",
                                "private")),
                Arguments.of(
                        PnsCredential.xiaomi("secret", "https://x.example"),
                        "XiaomiCredential",
                        Map.of("AppSecret", "secret", "Endpoint", "https://x.example")),
                Arguments.of(PnsCredential.gcm("key"), "GcmCredential", Map.of("GoogleApiKey", "key")),
                Arguments.of(
                        PnsCredential.windowsPhone(new byte[] {1, 2}, "password"),
                        "MpnsCredential",
                        Map.of("MpnsCertificate", "AQI=", "CertificateKey", "password")));
    }

    /** Nothing is sent for what a caller has not given: no literal null, no certificate beside a token. */
    @ParameterizedTest
    @MethodSource("credentials")
    void aCredentialHasThePropertiesThatTheServiceKnowsAndNoOthers(
            PnsCredential credential, String element, Map<String, String> properties) {
        assertThat(credential.element().name()).isEqualTo(element);
        assertThat(credential.propertyNames()).containsExactlyInAnyOrderElementsOf(properties.keySet());
        properties.forEach((name, value) -> {
            assertThat(credential.property(name)).contains(value);
            assertThat(credential.toString()).contains(name);
        });
        assertThat(credential.toString()).doesNotContain("secret", "password", "private");
        assertThat(PnsCredential.of(credential.platform(), properties).propertyNames())
                .isEqualTo(credential.propertyNames());
    }

    static Stream<ThrowingCallable> withSomethingEmpty() {
        return Stream.of(
                () -> PnsCredential.appleToken(ApnsEnvironment.PRODUCTION, "", "T", "b", "p8"),
                () -> PnsCredential.appleToken(ApnsEnvironment.PRODUCTION, "K", "T", "b", " "),
                () -> PnsCredential.appleCertificate(ApnsEnvironment.PRODUCTION, new byte[0], "password"),
                () -> PnsCredential.fcmV1("p", "e", ""),
                () -> PnsCredential.windows("", "s"),
                () -> PnsCredential.adm("i", ""),
                () -> PnsCredential.baidu("", "s"),
                () -> PnsCredential.browser("", "p", "q"),
                () -> PnsCredential.xiaomi("s", ""),
                () -> PnsCredential.windows("s", "s").withProperty(" ", "x"),
                () -> PnsCredential.of(NotificationPlatform.ADM, Map.of("", "x")));
    }

    @ParameterizedTest
    @MethodSource("withSomethingEmpty")
    void whatIsEmptyIsRefused(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call);
    }

    @Test
    void aSecretThatXmlCannotHoldIsNotInTheError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PnsCredential.windows("ms-app://s", "s3cret\0"))
                .withMessageNotContaining("s3cret");
    }

    @Test
    void withoutPropertiesACredentialIsAnEmptyOne() {
        assertThat(PnsCredential.of(NotificationPlatform.BAIDU, Map.of())
                        .element()
                        .children())
                .containsExactly(DescriptionElement.of("Properties", List.of()));
    }

    @Test
    void propertiesAreFoundWhateverTheirCaseAndThoseOfTomorrowAreKept() {
        PnsCredential read = PnsCredential.read(DescriptionElement.of(
                        "WnsCredential",
                        List.of(
                                DescriptionElement.of("BlockedOn", "2024-02-29T10:20:30.1234567"),
                                DescriptionElement.of(
                                        "Properties",
                                        List.of(
                                                property("packagesid", "ms-app://s"),
                                                property("Tomorrow", "x"),
                                                DescriptionElement.of("Odd", "y"))),
                                DescriptionElement.of("Newer", "z"))))
                .orElseThrow();

        PnsCredential changed = read.withProperty("PackageSid", "ms-app://t").withProperty("SecretKey", "s");

        assertThat(read.property("PackageSid")).contains("ms-app://s");
        assertThat(read.blockedOn()).contains(Instant.parse("2024-02-29T10:20:30.1234567Z"));
        assertThat(changed.element())
                .isEqualTo(DescriptionElement.of(
                        "WnsCredential",
                        List.of(
                                DescriptionElement.of("BlockedOn", "2024-02-29T10:20:30.1234567"),
                                DescriptionElement.of(
                                        "Properties",
                                        List.of(
                                                property("packagesid", "ms-app://t"),
                                                property("Tomorrow", "x"),
                                                DescriptionElement.of("Odd", "y"),
                                                property("SecretKey", "s"))),
                                DescriptionElement.of("Newer", "z"))));
        assertThat(read.property("SecretKey")).isEmpty();
    }

    private static DescriptionElement property(String name, String value) {
        return DescriptionElement.of(
                "Property", List.of(DescriptionElement.of("Name", name), DescriptionElement.of("Value", value)));
    }

    @Test
    void anElementThatIsNoCredentialIsNone() {
        assertThat(PnsCredential.read(DescriptionElement.of("VivoCredential", List.of())))
                .isEmpty();
        assertThat(PnsCredential.read(DescriptionElement.of("{urn:x}WnsCredential", List.of())))
                .isEmpty();
    }

    @Test
    void credentialsAreEqualIfTheirPropertiesAre() {
        PnsCredential credential = PnsCredential.windows("a", "b");

        assertThat(credential)
                .isEqualTo(PnsCredential.windows("a", "b"))
                .hasSameHashCodeAs(PnsCredential.windows("a", "b"));
        assertThat(credential).isNotEqualTo(PnsCredential.windows("a", "c"));
        assertThat(credential.withProperty("SecretKey", "c")).isEqualTo(PnsCredential.windows("a", "c"));
    }
}
