package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasUri;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.installation.InstallationPath;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.installation.SecondaryTile;
import io.github.nh4j.job.JobStatus;
import io.github.nh4j.job.JobType;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.notification.BrowserNotification;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.tag.TagExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller without null checks may pass: it is found at once, and never taken for everybody or for nothing. */
@SuppressWarnings({"NullAway", "DataFlowIssue"})
class MissingArgumentsTest {
    private static final Notification HELLO = Notification.apple("{}");
    private static final TagExpression NEWS = TagExpression.tag("news");

    private static final ScriptedTransport TRANSPORT = new ScriptedTransport(ScriptedTransport.answer(201));
    private static final NotificationHubClient HUB = Contoso.client(TRANSPORT);

    static Stream<ThrowingCallable> clients() {
        return Stream.of(
                () -> NotificationHubClient.create((String) null),
                () -> NotificationHubClient.create(null, "hub"),
                () -> NotificationHubClient.builder((ConnectionString) null),
                () -> NotificationHubClient.builder(Contoso.CONNECTION_STRING, null),
                () -> NotificationHubClient.builder(Contoso.CONNECTION_STRING, "hub")
                        .transport(null));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void noClientIsMade(ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call);
    }

    static Stream<ThrowingCallable> values() {
        return Stream.of(
                () -> Notification.apple(null),
                () -> Notification.windowsRaw(null),
                () -> Notification.template((String) null),
                () -> HELLO.withHeader(null, "x"),
                () -> HELLO.withHeader("apns-topic", null),
                () -> BrowserPushChannel.of("https://push.example.org", "k", null),
                () -> Installation.builder(null, InstallationPlatform.APPLE, "H"),
                () -> Installation.builder("i", null, "H"),
                () -> Installation.builder("i", InstallationPlatform.APPLE, null),
                () -> Installation.builder("i", (BrowserPushChannel) null),
                () -> InstallationPlatform.of(null),
                () -> InstallationTemplate.of(null),
                () -> InstallationTemplate.builder("{}").header("h", null),
                () -> SecondaryTile.builder(null),
                () -> InstallationPath.tag(null),
                () -> JobType.of(null),
                () -> JobStatus.of(null),
                () -> NotificationHubJob.exportRegistrations(null),
                () -> NotificationHubJob.importDeleteRegistrations(null, SasUri.of("file:/out")),
                () -> NotificationHubJob.importDeleteRegistrations(SasUri.of("file:/in"), null),
                () -> NotificationHubJob.builder(null),
                () -> TagExpression.parse(null),
                () -> TagExpression.tag(null),
                () -> TagExpression.userId(null),
                () -> TagExpression.installationId(null),
                () -> TagExpression.anyOf(Arrays.asList("a", null)),
                () -> TagExpression.anyOf(NEWS, null),
                () -> TagExpression.not(null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void noValueIsMade(ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call);
    }

    static Stream<ThrowingCallable> sends() {
        return Stream.of(
                () -> HUB.send(null, NEWS),
                () -> HUB.send(HELLO, null),
                () -> HUB.sendBroadcast(null),
                () -> HUB.sendDirect(HELLO, null),
                () -> HUB.sendDirect(Notification.browser("{}"), (BrowserPushChannel) null),
                () -> HUB.sendDirect((BrowserNotification) null, BrowserPushChannel.of("e", "k", "a")),
                () -> HUB.sendDirectBatch(HELLO, null),
                () -> HUB.sendDirectBatch(HELLO, Arrays.asList("A", null)),
                () -> HUB.sendBatch(HELLO, null),
                () -> HUB.sendBatch(HELLO, Arrays.asList(NEWS, null)),
                () -> HUB.sendBatch(null, List.of(NEWS)),
                () -> HUB.schedule(HELLO, NEWS, null),
                () -> HUB.schedule(HELLO, null, Instant.EPOCH),
                () -> HUB.testSend(HELLO, null),
                () -> HUB.cancelScheduled(null),
                () -> HUB.notificationDetails(null),
                () -> HUB.awaitNotificationDetails("NH-1", null),
                () -> HUB.installations().createOrUpdate(null),
                () -> HUB.installations().get(null),
                () -> HUB.installations().exists(null),
                () -> HUB.installations().patch("i", null),
                () -> HUB.installations()
                        .patch(
                                null,
                                InstallationPatch.builder()
                                        .remove(InstallationPath.USER_ID)
                                        .build()),
                () -> HUB.installations().delete(null),
                () -> HUB.jobs().submit(null),
                () -> HUB.jobs().get(null),
                () -> HUB.jobs().await(null, Duration.ofHours(1)),
                () -> HUB.jobs().await("7", null),
                () -> HUB.registrations().create(null),
                () -> HUB.registrations().createOrUpdate(null),
                () -> HUB.registrations().update(null),
                () -> HUB.registrations().get(null),
                () -> HUB.registrations().exists(null),
                () -> HUB.registrations().delete((String) null),
                () -> HUB.registrations().delete((Registration) null),
                () -> HUB.registrations().deleteByChannel(null),
                () -> HUB.registrations().list(null),
                () -> HUB.registrations().listPage(null),
                () -> HUB.registrations().listPage(RegistrationQuery.all(), null));
    }

    @Test
    void whatIsMissingInASendHasAName() {
        assertThatNullPointerException().isThrownBy(() -> HUB.send(HELLO, null)).withMessage("audience");
        assertThatNullPointerException().isThrownBy(() -> HUB.send(null, NEWS)).withMessage("notification");
        assertThatNullPointerException()
                .isThrownBy(() -> HUB.sendDirect(HELLO, null))
                .withMessage("deviceHandle");
        assertThatNullPointerException()
                .isThrownBy(() -> HUB.sendBroadcast(null))
                .withMessage("notification");
    }

    @ParameterizedTest
    @MethodSource("sends")
    void nothingIsSent(ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call);
        assertThat(TRANSPORT.requests()).isEmpty();
    }
}
