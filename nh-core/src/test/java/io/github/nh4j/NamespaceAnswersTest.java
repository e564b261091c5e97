package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.ConflictException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.hub.AccessRight;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of what a namespace says about its hubs. */
class NamespaceAnswersTest {
    private static final HubDescription HUB = HubDescription.builder("news").build();

    private static ScriptedTransport answering(int status, String body) {
        return new ScriptedTransport((request, cancellation) -> NamespaceAnswers.of(status, body));
    }

    private static NamespaceClient namespace(int status, String body) {
        return Contoso.namespace(answering(status, body));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void aHubIsAnsweredAsTheServiceHasIt(int status) {
        for (HubDescription hub : List.of(
                namespace(status, NamespaceAnswers.ENTRY).createHub(HUB),
                namespace(status, NamespaceAnswers.ENTRY).updateHub(HUB),
                namespace(status, NamespaceAnswers.ENTRY).getHub("news"))) {
            assertThat(hub.name()).isEqualTo("news");
            assertThat(hub.registrationTtl()).isEmpty();
            assertThat(hub.authorizationRules()).singleElement().satisfies(rule -> {
                assertThat(rule.keyName()).isEqualTo("DefaultListenSharedAccessSignature");
                assertThat(rule.rights()).containsExactly(AccessRight.LISTEN);
                assertThat(rule.primaryKey()).isEqualTo(NamespaceAnswers.KEY);
                assertThat(rule.secondaryKey()).isEqualTo(NamespaceAnswers.KEY);
                assertThat(rule.createdTime()).contains(Instant.parse("2020-07-02T18:33:22.1346784Z"));
                assertThat(rule.modifiedTime()).isEqualTo(rule.createdTime());
            });
        }
    }

    @Test
    void aHubThatIsNotThereIsNotFoundThoughTheServiceAnswersWithSuccess() {
        NotFoundException e = catchThrowableOfType(
                NotFoundException.class,
                () -> namespace(200, NamespaceAnswers.NONE).getHub("news"));

        assertThat(e.status()).isEqualTo(404);
        assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(e).hasMessageStartingWith("namespace.getHub failed: ").hasMessageContaining("There is no such hub");
        assertThat(namespace(200, NamespaceAnswers.NONE).hubExists("news")).isFalse();
    }

    @Test
    void oneDayTheServiceMayAnswerWith404AsItsDocumentationSays() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> namespace(404, "").getHub("news"));
        assertThat(namespace(404, "").hubExists("news")).isFalse();
        assertThat(namespace(200, NamespaceAnswers.ENTRY).hubExists("news")).isTrue();
    }

    @Test
    void whatIsNotThereNeedsNoDeletingButCannotBeUpdated() {
        String body = "<Error><Code>404</Code><Detail>No service is hosted at the specified address..TrackingId:1_G3,"
                + "TimeStamp:7/2/2020 6:33:21 PM</Detail></Error>";

        namespace(404, body).deleteHub("news");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> namespace(404, body).updateHub(HUB))
                .satisfies(e -> assertThat(e.detail()).isEqualTo("No service is hosted at the specified address."));
    }

    @Test
    void aHubThatIsThereIsAConflictWithItsSubCode() {
        String body = "<Error><Code>409</Code><Detail>SubCode=40900. Conflict.TrackingId:1_G3,TimeStamp:7/2/2020"
                + " 6:33:21 PM</Detail></Error>";

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> namespace(409, body).createHub(HUB))
                .satisfies(e -> assertThat(e.code()).isEqualTo("40900"))
                .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.REJECTED));
    }

    @Test
    void aMissingRightIsSaidInTheWordsOfTheService() {
        String body = "<Error><Code>401</Code><Detail>Manage claim is required for this operation..TrackingId:1_G19,"
                + "TimeStamp:7/2/2020 6:33:23 PM</Detail></Error>";

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> namespace(401, body).listHubs())
                .satisfies(e -> assertThat(e.detail()).isEqualTo("Manage claim is required for this operation."));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 500, 503})
    void nothingIsGuessedFromAFailure(int status) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> namespace(status, "").hubExists("news"));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> namespace(status, "").deleteHub("news"));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> namespace(status, "").listHubs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>s3cret</html>", "<entry><title>s3cret</title></entry>"})
    void anAnswerThatIsNoHubIsSaidToBeThat(String body) {
        MalformedResponseException e = catchThrowableOfType(
                MalformedResponseException.class, () -> namespace(200, body).getHub("news"));

        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("s3cret");
        }
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> namespace(200, body).listHubs());
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> namespace(200, body).hubExists("news"));
    }

    @Test
    void anEmptyFeedIsNoAnswerToAChangeWhichMayHaveBeenMade() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> namespace(201, NamespaceAnswers.NONE).createHub(HUB))
                .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
    }

    @Test
    void aFutureFailsWithTheSame() {
        NamespaceAsyncClient namespace = Contoso.namespace(
                        AsyncTransport.offload(answering(200, NamespaceAnswers.NONE), Runnable::run))
                .async();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> namespace.getHub("news").join())
                .withCauseInstanceOf(NotFoundException.class);
        assertThat(namespace.hubExists("news").join()).isFalse();
        assertThat(namespace.listHubs().join()).isEmpty();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> namespace.getHub("..").join())
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDumpShowsNoDescription() {
        List<String> dumped = new ArrayList<>();
        NamespaceClient namespace = NamespaceClient.builder(Contoso.CONNECTION_STRING)
                .transport(answering(200, NamespaceAnswers.ENTRY))
                .wireDump(WireDump.to(dumped::add).withBodies())
                .build();

        HubDescription hub = namespace.getHub("news");
        HubDescription unused = namespace.updateHub(hub);

        assertThat(dumped)
                .hasSize(4)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(NamespaceAnswers.KEY, Contoso.KEY, "NotificationHubDescription"));
        assertThat(dumped.get(3)).contains("bytes)");
    }
}
