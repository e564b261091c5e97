package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.PreconditionFailedException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of what a hub says about registrations. */
class RegistrationAnswersTest {
    private static final String NOT_FOUND =
            "<Error><Code>404</Code><Detail>.TrackingId:97a5d1a4_G3,TimeStamp:11/7/2018 12:18:37 AM</Detail></Error>";
    private static final PushChannel CHANNEL = PushChannel.of(InstallationPlatform.APPLE, "AABB");
    private static final NativeRegistration PHONE =
            NativeRegistration.builder(CHANNEL).build();
    private static final NativeRegistration STORED =
            PHONE.toBuilder().id("1").etag("1").build();

    private static String entry(String id) {
        return "<entry xmlns='http://www.w3.org/2005/Atom'><content><AppleRegistrationDescription><ETag>1</ETag><RegistrationId>"
                + id
                + "</RegistrationId><DeviceToken>AABB</DeviceToken></AppleRegistrationDescription></content></entry>";
    }

    private static ScriptedTransport.Line page(String continuation, String... ids) {
        String feed =
                Stream.of(ids).map(RegistrationAnswersTest::entry).collect(Collectors.joining("", "<feed>", "</feed>"));
        Headers headers = continuation.isEmpty() ? Headers.none() : Headers.of("X-MS-ContinuationToken", continuation);
        return (request, cancellation) -> TransportResponse.of(200, headers, feed.getBytes(UTF_8));
    }

    private static ScriptedTransport.Line answer(int status, String body) {
        return (request, cancellation) -> TransportResponse.of(status, Headers.none(), body.getBytes(UTF_8));
    }

    private static Registrations hub(ScriptedTransport.Line... script) {
        return Contoso.client(new ScriptedTransport(script)).registrations();
    }

    private static List<String> ids(Stream<Registration> registrations) {
        return registrations.map(one -> one.id().orElseThrow()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void theRegistrationComesBackAsTheHubHasIt(int status) {
        assertThat(hub(answer(status, entry("1"))).create(PHONE)).isEqualTo(STORED);
        assertThat(hub(answer(status, entry("1"))).update(STORED)).isEqualTo(STORED);
        assertThat(hub(answer(status, entry("1"))).get("1")).isEqualTo(STORED);
    }

    @Test
    void theNewIdIsTheLastPartOfTheLocation() {
        assertThat(hub(ScriptedTransport.answer(
                                201, "Location", "https://x.example/hub/registrationids/12-34-5?api-version=2020-06"))
                        .newId())
                .isEqualTo("12-34-5");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> hub(ScriptedTransport.answer(201)).newId());
    }

    @Test
    void whatIsNotThereIsNotFoundAndNeedsNoDeleting() {
        Registrations hub = hub(answer(404, NOT_FOUND));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> hub.get("1"));
        assertThat(hub.exists("1")).isFalse();
        hub.delete("1");
        hub.delete(STORED);
    }

    @Test
    void anotherEtagAndAnIdThatIsGoneAreErrorsOfTheirOwn() {
        assertThatExceptionOfType(PreconditionFailedException.class)
                .isThrownBy(() -> hub(answer(412, "")).update(STORED));
        assertThatExceptionOfType(PreconditionFailedException.class)
                .isThrownBy(() -> hub(answer(412, "")).delete(STORED));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> hub(answer(410, "")).createOrUpdate(STORED))
                .satisfies(e -> assertThat(e.status()).isEqualTo(410));
    }

    /** A parser that remembers would answer with the registration before. */
    @Test
    void anAnswerWithoutARegistrationIsNeverTheOneBefore() {
        Registrations hub =
                hub(answer(200, entry("1")), answer(200, "<entry/>"), answer(200, "<html/>"), answer(200, entry("2")));

        assertThat(hub.get("1").id()).contains("1");
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> hub.get("1"));
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> hub.get("1"));
        assertThat(hub.get("2").id()).contains("2");
    }

    @Test
    void aListingReadsEachPageWhenItIsNeeded() {
        ScriptedTransport transport = new ScriptedTransport(page("a%3D", "1", "2"), page("b"), page("", "3"));
        Iterator<Registration> listing =
                Contoso.client(transport).registrations().list().iterator();

        assertThat(transport.requests()).isEmpty();
        assertThat(listing.next().id()).contains("1");
        assertThat(listing.next().id()).contains("2");
        assertThat(transport.requests()).hasSize(1);
        assertThat(listing.next().id()).contains("3");
        assertThat(listing.hasNext()).isFalse();
        assertThat(transport.requests())
                .extracting(request -> request.uri().getRawQuery())
                .containsExactly(
                        "api-version=2020-06&$top=100",
                        "api-version=2020-06&$top=100&continuationtoken=a%3D",
                        "api-version=2020-06&$top=100&continuationtoken=b");
    }

    @Test
    void aListingThatIsCutShortAsksForNoMore() {
        ScriptedTransport transport = new ScriptedTransport(page("a", "1", "2"), answer(500, ""));

        assertThat(ids(Contoso.client(transport).registrations().list().limit(2)))
                .containsExactly("1", "2");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void aListingThatFailedCanBeTakenUpAgain() {
        Registrations hub = hub(page("a", "1"), answer(503, ""), page("", "2"));
        Page<Registration> first = hub.listPage(RegistrationQuery.all());
        String continuation = first.continuation().orElseThrow();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> hub.listPage(RegistrationQuery.all(), continuation));
        Page<Registration> second = hub.listPage(RegistrationQuery.all(), continuation);

        assertThat(ids(first.items().stream())).containsExactly("1");
        assertThat(ids(second.items().stream())).containsExactly("2");
        assertThat(second.continuation()).isEmpty();
    }

    @Test
    void aTokenThatNamesItsOwnPageIsAnError() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> hub(page("a", "1")).list().toList())
                .withMessageContaining("repeats a continuation token");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> hub(page("a", "1")).listPage(RegistrationQuery.all(), "a"));
    }

    @Test
    void aCircleOfTokensIsAnErrorHoweverLong() {
        List<ScriptedTransport.Line> script = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            script.add(page("t" + (i < 20 ? i : 20 + i % 37), Integer.toString(i)));
        }
        ScriptedTransport transport = new ScriptedTransport(script.toArray(new ScriptedTransport.Line[0]));

        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(
                        () -> Contoso.client(transport).registrations().list().toList())
                .withMessageContaining("repeats a continuation token");
        assertThat(transport.requests()).hasSizeLessThan(150);
    }

    @Test
    void afterDeletingAChannelIsListedAnew() {
        ScriptedTransport transport = new ScriptedTransport(
                page("t", "1", "2"),
                answer(200, ""),
                answer(404, NOT_FOUND),
                page("t", "2"),
                page("", "3"),
                answer(200, ""),
                page(""));

        assertThat(Contoso.client(transport).registrations().deleteByChannel(CHANNEL))
                .isEqualTo(3);
        assertDeletedAnew(transport);
    }

    @Test
    void theFutureOfADeletionDoesTheSame() {
        ScriptedTransport transport = new ScriptedTransport(
                page("t", "1", "2"),
                answer(200, ""),
                answer(404, NOT_FOUND),
                page("t", "2"),
                page("", "3"),
                answer(200, ""),
                page(""));
        AsyncRegistrations hub = Contoso.client(AsyncTransport.offload(transport, Runnable::run))
                .async()
                .registrations();

        assertThat(hub.deleteByChannel(CHANNEL).join()).isEqualTo(3);
        assertDeletedAnew(transport);
    }

    private static void assertDeletedAnew(ScriptedTransport transport) {
        assertThat(transport.requests())
                .extracting(TransportRequest::method)
                .containsExactly("GET", "DELETE", "DELETE", "GET", "GET", "DELETE", "GET");
        assertThat(transport.requests())
                .extracting(
                        request -> String.valueOf(request.uri().getRawQuery()).contains("continuationtoken=t"))
                .containsExactly(false, false, false, false, true, false, false);
        assertThat(transport.requests().get(1).headers().first("If-Match")).contains("*");
    }

    @Test
    void aHubThatStillListsWhatIsGoneIsNotAskedForEver() {
        ScriptedTransport transport = new ScriptedTransport(page("t", "1"), answer(200, ""), page("t", "1"));

        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> Contoso.client(transport).registrations().deleteByChannel(CHANNEL));
        assertThat(hub(page("", "1"), answer(200, ""), page("", "1")).deleteByChannel(CHANNEL))
                .isEqualTo(1);
    }

    @Test
    void aDeletionEndsWithTheFirstCallThatFails() {
        ScriptedTransport transport = new ScriptedTransport(page("", "1", "2", "3"), answer(200, ""), answer(500, ""));
        AsyncRegistrations hub = Contoso.client(AsyncTransport.offload(transport, Runnable::run))
                .async()
                .registrations();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> hub.deleteByChannel(CHANNEL).join())
                .withCauseInstanceOf(ServiceException.class);
        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    void aDeletionThatIsCancelledEndsTheCallInFlight() {
        List<Runnable> waiting = new ArrayList<>();
        ScriptedTransport transport = new ScriptedTransport(page("", "1", "2"));
        AsyncRegistrations hub = Contoso.client(AsyncTransport.offload(transport, waiting::add))
                .async()
                .registrations();

        CompletableFuture<Integer> deletion = hub.deleteByChannel(CHANNEL);
        assertThat(deletion.cancel(true)).isTrue();
        waiting.forEach(Runnable::run);

        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void aFutureFailsWithTheSame() {
        AsyncRegistrations hub = Contoso.client(
                        AsyncTransport.offload(new ScriptedTransport(answer(404, NOT_FOUND)), Runnable::run))
                .async()
                .registrations();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> hub.get("1").join())
                .withCauseInstanceOf(NotFoundException.class);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> hub.createOrUpdate(PHONE).join())
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDumpShowsNoRegistration() {
        List<String> dumped = new ArrayList<>();
        NotificationHubClient client = NotificationHubClient.builder(Contoso.CONNECTION_STRING, Contoso.HUB)
                .transport(new ScriptedTransport(answer(200, entry("1"))))
                .wireDump(WireDump.to(dumped::add).withBodies())
                .build();

        var unused = client.registrations().create(PHONE);

        assertThat(dumped).hasSize(2).allSatisfy(text -> assertThat(text).doesNotContain("AABB"));
    }
}
