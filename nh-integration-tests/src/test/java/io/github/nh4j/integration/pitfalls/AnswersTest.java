package io.github.nh4j.integration.pitfalls;

import static io.github.nh4j.integration.pitfalls.CannedHub.answering;
import static io.github.nh4j.integration.pitfalls.CannedHub.description;
import static io.github.nh4j.integration.pitfalls.CannedHub.entry;
import static io.github.nh4j.integration.pitfalls.CannedHub.feed;
import static io.github.nh4j.integration.pitfalls.CannedHub.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotificationHubException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.hub.PnsCredential;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.notification.NotificationDetails;
import io.github.nh4j.notification.NotificationPlatform;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.registration.UnknownRegistration;
import io.github.nh4j.tag.TagExpression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hub answers, and what becomes of it. */
class AnswersTest {
    private static final TagExpression NEWS = TagExpression.tag("news");
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");
    private static final String DETAILS = "<NotificationDetails"
            + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">"
            + "<NotificationId>NH-1</NotificationId><State>%s</State>%s</NotificationDetails>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Gateway</body></html>",
                "<entry xmlns=\"http://www.w3.org/2005/Atom\"/>",
                "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\"/></entry>"
            })
    void anAnswerWithNothingInItIsAnErrorAndNeverTheAnswerBefore(String nothing) {
        CannedHub hub = answering(200, entry(registration("1-1-1", ""))).then(200, nothing);
        try (var client = hub.client()) {
            assertThat(client.registrations().get("1-1-1").id()).contains("1-1-1");

            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.registrations().get("2-2-2"))
                    .withMessageContaining("To ask again does no harm");
        }
    }

    @Test
    void aFeedWithNothingInItIsEmptyAndNeverTheFeedBefore() {
        CannedHub hub = answering(200, feed(entry(registration("1-1-1", "")))).then(200, feed());
        try (var client = hub.client()) {
            assertThat(client.registrations().list()).hasSize(1);

            assertThat(client.registrations().list()).isEmpty();
        }
    }

    @Test
    void afterABrokenAnswerTheNextOneIsReadAsItIs() {
        CannedHub hub = answering(200, entry(registration("1-1-1", "<ExpirationTime>tomorrow</ExpirationTime>")))
                .then(200, DETAILS.formatted("Completed", "<EnqueueTime>never</EnqueueTime>"))
                .then(200, entry(registration("2-2-2", "")))
                .then(200, DETAILS.formatted("Completed", ""));
        try (var client = hub.client()) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.registrations().get("1-1-1"));
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.notificationDetails("NH-1"));

            assertThat(client.registrations().get("2-2-2").id()).contains("2-2-2");
            assertThat(client.notificationDetails("NH-1").state().word()).isEqualTo("Completed");
        }
    }

    @Test
    void aRetryAfterThatIsADateEndsTheCallAndIsUnderstood() throws Exception {
        CannedHub hub = answering(
                429, "", "Date", "Tue, 24 Nov 2026 10:00:00 GMT", "Retry-After", "Tue, 24 Nov 2026 10:00:30 GMT");
        try (var client = hub.client()) {
            assertThatExceptionOfType(ThrottledException.class)
                    .isThrownBy(() -> client.send(HELLO, NEWS))
                    .satisfies(failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30)));
            assertThat(ended(client.async().send(HELLO, NEWS))).isInstanceOf(ThrottledException.class);
        }
    }

    @Test
    void aMissingLocationEndsTheCallForABlockedCallerAndForAFuture() throws Exception {
        try (var client = answering(201, "").client()) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.registrations().newId());
            assertThat(ended(client.async().registrations().newId())).isInstanceOf(MalformedResponseException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aSendThatMayHaveArrivedIsNotRepeatedByItself(int status) {
        CannedHub hub = answering(status, "").then(201, "");
        try (var client = hub.usualClient()) {
            assertThatExceptionOfType(NotificationHubException.class)
                    .isThrownBy(() -> client.send(HELLO, NEWS))
                    .satisfies(failure -> assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN));
            assertThat(hub.requests()).hasSize(1);
        }
    }

    @Test
    void aMissingRightIsForbiddenAndNotTakenForThrottling() {
        CannedHub hub = answering(403, "");
        try (var client = hub.usualClient()) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> client.send(HELLO, NEWS))
                    .satisfies(failure -> assertThat(failure.delivery()).isEqualTo(Delivery.REJECTED));
            assertThat(hub.requests()).hasSize(1);
        }
    }

    @Test
    void noEntityIsResolved(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "top-secret");
        String body = "<!DOCTYPE entry [<!ENTITY x SYSTEM \"" + file.toUri() + "\">]>" + entry(registration("&x;", ""));
        try (var client = answering(200, body).client()) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.registrations().get("1-1-1"))
                    .satisfies(failure -> assertThat(failure).message().doesNotContain("top-secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apns", "gcm", "fcmv1", "browser", "carrier-pigeon"})
    void anInstallationOfWhateverPlatformIsReadAsWhatItIs(String platform) {
        String json = "{\"installationId\":\"phone-1\",\"platform\":\"" + platform + "\",\"pushChannel\":\"62BC\"}";
        try (var client = answering(200, json).client()) {
            assertThat(client.installations().get("phone-1").platform()).isEqualTo(InstallationPlatform.of(platform));
        }
    }

    @Test
    void anInstallationWithoutAPlatformIsAnErrorAndNotNull() {
        try (var client = answering(200, "{\"installationId\":\"phone-1\",\"pushChannel\":\"62BC\"}")
                .client()) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.installations().get("phone-1"));
        }
    }

    @Test
    void anInstallationThatNeverExpiresHasNoExpirationTime() {
        String json = "{\"installationId\":\"phone-1\",\"platform\":\"apns\",\"pushChannel\":\"62BC\"}";
        try (var client = answering(200, json).client()) {
            Installation installation = client.installations().get("phone-1");

            assertThat(installation.expirationTime()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cancelled", "DetailedStateAvailable", "StateOfTheFuture"})
    void anyStateOfANotificationIsKept(String state) {
        CannedHub hub = answering(200, DETAILS.formatted(state, "")).then(200, DETAILS.formatted("Completed", ""));
        try (var client = hub.client()) {
            assertThat(client.notificationDetails("NH-1").state().word()).isEqualTo(state);
            assertThat(client.notificationDetails("NH-1").state().word()).isEqualTo("Completed");
        }
    }

    @Test
    void outcomesAreCountedForThePlatformsThatTheHubNamesAndForNothingElse() {
        String counts = "<ApnsOutcomeCounts><Outcome><Name>Success</Name><Count>3</Count></Outcome></ApnsOutcomeCounts>"
                + "<WnsOutcomeCounts/>";
        try (var client = answering(200, DETAILS.formatted("Completed", counts)).client()) {
            NotificationDetails details = client.notificationDetails("NH-1");

            assertThat(details.count("Success")).isEqualTo(3);
            assertThat(details.outcomeCounts().values())
                    .allSatisfy(outcomes ->
                            assertThat(outcomes).doesNotContainKey("").doesNotContainValue(0L));
        }
    }

    @Test
    void oneRegistrationOfANewKindDoesNotSpoilThePage() {
        String page = feed(
                entry(registration("1-1-1", "")),
                entry(description(
                        "PigeonRegistrationDescription", "<ETag>1</ETag><RegistrationId>2-2-2</RegistrationId>")),
                entry(registration("3-3-3", "")));
        try (var client = answering(200, page).client()) {
            List<Registration> items =
                    client.registrations().listPage(RegistrationQuery.all()).items();

            assertThat(items).extracting(item -> item.id().orElseThrow()).containsExactly("1-1-1", "2-2-2", "3-3-3");
            assertThat(items.get(1)).isInstanceOf(UnknownRegistration.class);
        }
    }

    @Test
    void oneNewPropertyOfACredentialDoesNotSpoilTheHub() {
        String hub = description(
                "NotificationHubDescription",
                "<ApnsCredential><Properties><Property><Name>Mood</Name><Value>good</Value></Property></Properties>"
                        + "</ApnsCredential>");
        try (var client = answering(200, entry(hub)).namespace()) {
            PnsCredential credential =
                    client.getHub("news").credential(NotificationPlatform.APPLE).orElseThrow();

            assertThat(credential.property("Mood")).contains("good");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<Tags/>", "<Tags></Tags>", "<Tags> , </Tags>"})
    void noTagsAreNoTagsAndNotOneEmptyTag(String tags) {
        try (var client = answering(200, entry(registration("1-1-1", tags))).client()) {
            assertThat(client.registrations().get("1-1-1").tags()).isEmpty();
        }
    }

    @Test
    void tagsAreReadWithoutTheBlanksAroundThem() {
        try (var client = answering(200, entry(registration("1-1-1", "<Tags>a, b</Tags>")))
                .client()) {
            assertThat(client.registrations().get("1-1-1").tags()).isEqualTo(Set.of("a", "b"));
        }
    }

    @Test
    void anErrorSaysItsCodeItsWordsAndWhatTheServiceCallsTheRequest() {
        String body = "<Error><Code>400</Code><Detail>Bad tag. TrackingId:6a2b,TimeStamp:11/24/2026 10:00:00 AM"
                + " +00:00</Detail></Error>";
        try (var client = answering(400, body).client()) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> client.send(HELLO, NEWS))
                    .satisfies(failure -> {
                        assertThat(failure.status()).isEqualTo(400);
                        assertThat(failure.detail()).contains("Bad tag");
                        assertThat(failure.serviceTrackingId()).contains("6a2b");
                    });
        }
    }

    /** How a future ends, which must be soon. */
    private static Throwable ended(CompletableFuture<?> future) throws Exception {
        return future.handle((value, failure) -> failure).get(10, TimeUnit.SECONDS);
    }
}
