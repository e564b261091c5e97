package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.registration.ListedInstallation;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Installations as a hub lists them: among other registrations, and in pages. */
class InstallationListingTest {
    private static final String PLAIN = "<GcmRegistrationDescription><Tags>a</Tags></GcmRegistrationDescription>";

    private static String device(String id) {
        return "<GcmRegistrationDescription><Tags>$InstallationId:{" + id
                + "},t</Tags><GcmRegistrationId>g</GcmRegistrationId></GcmRegistrationDescription>";
    }

    private static String template(String id) {
        return "<GcmTemplateRegistrationDescription><Tags>$InstallationId:{" + id
                + "},t,greet</Tags></GcmTemplateRegistrationDescription>";
    }

    private static ScriptedTransport.Line page(String continuation, String... descriptions) {
        StringBuilder feed = new StringBuilder("<feed>");
        for (String description : descriptions) {
            feed.append("<entry><content>").append(description).append("</content></entry>");
        }
        byte[] body = feed.append("</feed>").toString().getBytes(UTF_8);
        Headers headers = continuation.isEmpty() ? Headers.none() : Headers.of("x-ms-continuationtoken", continuation);
        return (request, cancellation) -> TransportResponse.of(200, headers, body);
    }

    private static List<String> ids(List<ListedInstallation> installations) {
        return installations.stream().map(ListedInstallation::id).toList();
    }

    @Test
    void eachIsListedOnceWhereverItsPartsAreAndPagesAreReadWhenTheyAreNeeded() {
        ScriptedTransport transport = new ScriptedTransport(
                page("a%3D", template("2"), device("1"), PLAIN),
                page("b", template("1"), PLAIN),
                page("", device("2"), template("2")));
        Iterator<ListedInstallation> listing =
                Contoso.client(transport).installations().list().iterator();

        assertThat(transport.requests()).isEmpty();
        assertThat(listing.next().id()).isEqualTo("1");
        assertThat(transport.requests()).hasSize(1);
        assertThat(listing.next().id()).isEqualTo("2");
        assertThat(listing.hasNext()).isFalse();
        assertThat(transport.requests())
                .extracting(request ->
                        request.uri().getRawPath() + "?" + request.uri().getRawQuery())
                .containsExactly(
                        "/myhub/registrations?api-version=2020-06&$top=100",
                        "/myhub/registrations?api-version=2020-06&$top=100&continuationtoken=a%3D",
                        "/myhub/registrations?api-version=2020-06&$top=100&continuationtoken=b");
    }

    @Test
    void aPageMayHaveNoneAndStillBeFollowedByAnother() throws Exception {
        ScriptedTransport transport = new ScriptedTransport(page("a", PLAIN, template("1")), page("", device("1")));
        NotificationHubClient hub = Contoso.client(AsyncTransport.offload(transport, Runnable::run));
        RegistrationQuery query = RegistrationQuery.byTag("$UserId:{ann}").withPageSize(2);

        Page<ListedInstallation> first = hub.installations().listPage(query);

        assertThat(first.items()).isEmpty();
        assertThat(first.continuation()).contains("a");
        Page<ListedInstallation> second =
                hub.async().installations().listPage(query, "a").get(10, TimeUnit.SECONDS);
        assertThat(ids(second.items())).containsExactly("1");
        assertThat(second.continuation()).isEmpty();
        assertThat(transport.requests().get(1).uri().getRawPath()).startsWith("/myhub/tags/%24UserId");
    }

    /** What has expired, or is odd in another way, is nobody's mistake who lists. */
    @Test
    void oddOnesAreNoError() {
        ScriptedTransport transport = new ScriptedTransport(page(
                "",
                "<GcmRegistrationDescription><ExpirationTime>2000-01-01T00:00:00Z</ExpirationTime>"
                        + "<Tags>, $InstallationId:{1} ,,not a tag!</Tags><GcmRegistrationId/></GcmRegistrationDescription>",
                "<NewRegistrationDescription><Tags>$InstallationId:{2}</Tags></NewRegistrationDescription>",
                "<GcmRegistrationDescription><Tags>$InstallationId:{}</Tags></GcmRegistrationDescription>",
                "<GcmRegistrationDescription/>"));

        assertThat(ids(Contoso.client(transport).installations().list().toList()))
                .containsExactly("1", "2");
    }

    @Test
    void aListingThatWouldNeverEndIsAnError() {
        ScriptedTransport transport = new ScriptedTransport(page("a", device("1")), page("a", device("2")));

        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(
                        () -> Contoso.client(transport).installations().list().toList());
    }

    @Test
    void aRefusalEndsTheListing() {
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> Contoso.client(new ScriptedTransport(ScriptedTransport.answer(401)))
                        .installations()
                        .list()
                        .toList());
    }

    @Test
    @SuppressWarnings("NullAway")
    void aQueryMustBeGiven() {
        Installations hub = Contoso.client(new ScriptedTransport(page(""))).installations();

        assertThatNullPointerException().isThrownBy(() -> hub.list(null));
        assertThatNullPointerException().isThrownBy(() -> hub.listPage(RegistrationQuery.all(), null));
    }
}
