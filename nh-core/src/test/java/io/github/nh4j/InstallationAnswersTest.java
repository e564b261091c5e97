package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.BadRequestException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPatch;
import io.github.nh4j.installation.InstallationPath;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of what a hub says about installations. */
class InstallationAnswersTest {
    private static final String NOT_FOUND = "<Error><Code>404</Code><Detail>Installation not found.TrackingId:"
            + "97a5d1a4_G3,TimeStamp:11/7/2018 12:18:37 AM</Detail></Error>";
    private static final Installation PHONE =
            Installation.builder("phone", InstallationPlatform.APPLE, "AABB").build();
    private static final InstallationPatch PATCH =
            InstallationPatch.builder().remove(InstallationPath.USER_ID).build();

    @Test
    void anInstallationThatIsNotThereIsNotFound() {
        NotFoundException e = catchThrowableOfType(
                NotFoundException.class, () -> hub(404, NOT_FOUND).get("phone"));

        assertThat(e.detail()).isEqualTo("Installation not found");
        assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(e).hasMessageContaining("installations.get");
    }

    @Test
    void whatIsNotThereDoesNotExistAndNeedsNoDeleting() {
        assertThat(hub(404, NOT_FOUND).exists("phone")).isFalse();
        assertThat(hub(200, "{}").exists("phone")).isTrue();
        hub(404, NOT_FOUND).delete("phone");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void everySuccessIsOne(int status) {
        hub(status, "").createOrUpdate(PHONE);
        hub(status, "").patch("phone", PATCH);
        hub(status, "").delete("phone");
    }

    @Test
    void aRefusalSaysWhatTheHubSays() {
        String body =
                "<Error xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><Code>400</Code><Detail>The provided"
                        + " request body is invalid. Error: 'Platform' property is not specified or given value is not"
                        + " supported.. TrackingId:1,TimeStamp:2/24/2026 10:26:42 AM +00:00</Detail></Error>";

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> hub(400, body).createOrUpdate(PHONE))
                .satisfies(e -> assertThat(e.detail()).endsWith("given value is not supported."));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 500, 503})
    void existenceIsNotGuessedFromAFailure(int status) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> hub(status, "").exists("phone"));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> hub(status, "").delete("phone"));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> hub(status, "").patch("phone", PATCH));
    }

    @Test
    void anInstallationIsReadWhateverItsContentTypeSays() {
        String body = "{\"installationId\":\"phone\",\"pushChannel\":\"AABB\",\"platform\":\"apns\"}";

        assertThat(hub(200, body).get("phone")).isEqualTo(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>s3cret</html>", "{\"installationId\":\"s3cret\"}"})
    void anAnswerThatIsNoInstallationIsSaidToBeThat(String body) {
        MalformedResponseException e = catchThrowableOfType(
                MalformedResponseException.class, () -> hub(200, body).get("phone"));

        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void aFutureFailsWithTheSame() {
        AsyncInstallations hub = Contoso.client(AsyncTransport.offload(answering(404, NOT_FOUND), Runnable::run))
                .async()
                .installations();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> hub.get("phone").join())
                .withCauseInstanceOf(NotFoundException.class);
        assertThat(hub.exists("phone").join()).isFalse();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> hub.get("..").join())
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDumpShowsNoInstallation() {
        List<String> dumped = new ArrayList<>();
        NotificationHubClient client = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                .transport(
                        answering(200, "{\"installationId\":\"phone\",\"pushChannel\":\"AABB\",\"platform\":\"apns\"}"))
                .wireDump(WireDump.to(dumped::add).withBodies())
                .build();

        client.installations().createOrUpdate(PHONE);
        var unused = client.installations().get("phone");

        assertThat(dumped).hasSize(4).allSatisfy(text -> assertThat(text).doesNotContain("AABB"));
    }

    private static Installations hub(int status, String body) {
        return Contoso.client(answering(status, body)).installations();
    }

    private static ScriptedTransport answering(int status, String body) {
        Headers headers = Headers.of("Content-Type", "application/xml; charset=utf-8");
        return new ScriptedTransport(
                (request, cancellation) -> TransportResponse.of(status, headers, body.getBytes(UTF_8)));
    }
}
