package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.error.MalformedResponseException;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.BrowserPushChannel;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.TransportRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire for each operation on registrations, through both clients. */
class RegistrationRequestsTest {
    private static final String ID = "7851631215097303540-3414260987311185999-1";
    private static final PushChannel PHONE = PushChannel.of(InstallationPlatform.APPLE, "aabb01");

    private final ScriptedTransport transport = new ScriptedTransport(ScriptedTransport.answer(200));
    private final Registrations hub = Contoso.fixedSettings(transport).build().registrations();

    @SuppressWarnings("deprecation") // What is retired is still stored.
    static Stream<Arguments> natives() {
        return Stream.of(
                Arguments.of(
                        "create-apple",
                        NativeRegistration.builder(PHONE)
                                .tags(List.of("news", "city:Oslo"))
                                .expirationTime(Instant.EPOCH)
                                .etag("3")
                                .build()),
                Arguments.of(
                        "create-fcmv1",
                        NativeRegistration.builder(InstallationPlatform.FCM_V1, "f:1&<2>")
                                .build()),
                Arguments.of(
                        "create-windows-tile",
                        NativeRegistration.builder(PushChannel.of(
                                                InstallationPlatform.WINDOWS, "https://wns.example/?token=a%2fb&c")
                                        .withSecondaryTile("weather"))
                                .build()),
                Arguments.of(
                        "create-browser",
                        NativeRegistration.builder(PushChannel.of(
                                        BrowserPushChannel.of("https://push.example/1?a=b", "BNc-key_", "s3cr_t-")))
                                .build()),
                Arguments.of(
                        "create-xiaomi",
                        NativeRegistration.builder(InstallationPlatform.XIAOMI, "x")
                                .build()),
                Arguments.of(
                        "create-adm",
                        NativeRegistration.builder(InstallationPlatform.ADM, "amzn1.adm")
                                .build()),
                Arguments.of(
                        "create-gcm",
                        NativeRegistration.builder(InstallationPlatform.GCM, "g")
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("natives")
    void aNativeRegistrationHasItsChannelAndNothingThatIsEmpty(String golden, Registration registration) {
        ignoringTheAnswer(() -> hub.create(registration));

        assertSent(golden);
    }

    @Test
    void aNewIdIsAskedForWithoutABody() {
        ignoringTheAnswer(hub::newId);

        assertSent("new-id");
    }

    @Test
    void aTemplateCannotCloseItsSection() {
        ignoringTheAnswer(() -> hub.createOrUpdate(
                TemplateRegistration.builder(PHONE, "{\"aps\":{\"alert\":\"$(message)]]><Tags>x</Tags>\"}}")
                        .id(ID)
                        .etag("7")
                        .tag("news")
                        .tag("$UserId:{ann@contoso.example}")
                        .pushVariable("greeting", "He said \"hi\" \\ \uD83D\uDE00")
                        .name("score & more")
                        .expiry("$(until)")
                        .priority("10")
                        .header("apns-priority", "$(p)")
                        .build()));

        assertSent("put-apple-template");
    }

    @Test
    void anUpdateNamesTheEtagThatItIsBasedOn() {
        ignoringTheAnswer(() -> hub.update(TemplateRegistration.builder(
                        InstallationPlatform.WINDOWS, "https://wns.example/1", "<toast launch=\"$(id)\"/>")
                .id(ID)
                .etag("7")
                .name("t")
                .header("X-WNS-Type", "wns/toast")
                .header("X-WNS-TTL", "60")
                .build()));

        assertSent("update-windows-template");
    }

    @Test
    @SuppressWarnings("deprecation") // What is retired is still stored.
    void windowsPhoneHasHeadersOfItsOwn() {
        ignoringTheAnswer(() -> hub.createOrUpdate(
                TemplateRegistration.builder(InstallationPlatform.WINDOWS_PHONE, "https://mpns.example/1", "<a/>")
                        .id(ID)
                        .header("X-WindowsPhone-Target", "toast")
                        .header("X-NotificationClass", "2")
                        .build()));

        assertSent("put-mpns-template");
    }

    @Test
    void baiduHasTwoIdsAndATypeOfMessage() {
        ignoringTheAnswer(() ->
                hub.createOrUpdate(TemplateRegistration.builder(PushChannel.baidu("u1", "c-1"), "{\"title\":\"$(t)\"}")
                        .id(ID)
                        .name("t")
                        .messageType(1)
                        .build()));

        assertSent("put-baidu-template");
    }

    @Test
    void existenceIsFoundOutByReading() {
        boolean unused = hub.exists("1-2-3");

        assertSent("get");
    }

    @Test
    void aDeletionNamesTheEtagOfWhatIsDeleted() {
        hub.delete(NativeRegistration.builder(PHONE).id("1-2-3").etag("7").build());

        assertSent("delete-etag");
    }

    @Test
    void aDeletionByIdIsForEveryEtag() {
        hub.delete("1-2-3");

        assertSent("delete");
    }

    @Test
    void aListingAsksForPages() {
        ignoringTheAnswer(() -> hub.list().toList());

        assertSent("list");
    }

    @Test
    void aContinuationGoesBackAsItCame() {
        ignoringTheAnswer(() -> hub.listPage(RegistrationQuery.all().withPageSize(2), "MzEobik7Mg%3D%3D"));

        assertSent("list-next");
    }

    @ParameterizedTest
    @CsvSource({"a&$top=9#, a%26$top=9%23", "a+b/c==, a+b/c==", "100%, 100%25", "' é', '+%C3%A9'"})
    void aContinuationStaysOneValueWhateverIsInIt(String token, String value) {
        ignoringTheAnswer(() -> hub.listPage(RegistrationQuery.all(), token));

        assertThat(transport.onlyRequest().uri().getRawQuery()).endsWith("&continuationtoken=" + value);
    }

    @Test
    void anEmptyContinuationIsRefusedSinceItWouldBeginAgain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.listPage(RegistrationQuery.all(), " "))
                .withMessage("the continuation is empty: the first page is listed without one");
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void aTagStaysOneSegmentOfThePath() {
        ignoringTheAnswer(() -> hub.list(RegistrationQuery.byTag("a#b:@.-_")).toList());

        assertSent("list-tag");
    }

    @Test
    void aChannelCannotChangeTheFilter() {
        ignoringTheAnswer(() ->
                hub.listPage(RegistrationQuery.byChannel(PushChannel.of(InstallationPlatform.FCM_V1, "it's & #"))));

        assertSent("list-channel");
    }

    @Test
    void theAsynchronousClientSendsTheSame() {
        AsyncRegistrations async = Contoso.fixedSettings(AsyncTransport.offload(transport, Runnable::run))
                .build()
                .async()
                .registrations();
        Registration device = NativeRegistration.builder(PHONE).build();
        Registration stored =
                NativeRegistration.builder(PHONE).id("1-2-3").etag("7").build();
        RegistrationQuery tagged = RegistrationQuery.byTag("news").withPageSize(7);

        assertSame(() -> hub.create(device), async.create(device));
        assertSame(hub::newId, async.newId());
        assertSame(() -> hub.createOrUpdate(stored), async.createOrUpdate(stored));
        assertSame(() -> hub.update(stored), async.update(stored));
        assertSame(() -> hub.get("1-2-3"), async.get("1-2-3"));
        assertSame(() -> hub.exists("1-2-3"), async.exists("1-2-3"));
        assertSame(() -> hub.delete("1-2-3"), async.delete("1-2-3"));
        assertSame(() -> hub.delete(stored), async.delete(stored));
        assertSame(() -> hub.listPage(tagged), async.listPage(tagged));
        assertSame(() -> hub.listPage(tagged, "t"), async.listPage(tagged, "t"));
        assertSame(() -> hub.deleteByChannel(PHONE), async.deleteByChannel(PHONE));
    }

    private void assertSame(ThrowingCallable call, CompletableFuture<?> future) {
        Throwable failure = catchThrowable(call);
        Throwable failureOfTheFuture = catchThrowable(future::join);
        assertThat(failureOfTheFuture == null).isEqualTo(failure == null);
        List<TransportRequest> sent = transport.requests();
        assertThat(sent).hasSize(2);
        assertThat(Contoso.wire(sent.get(0))).isEqualTo(Contoso.wire(sent.get(1)));
        sent.clear();
    }

    @ParameterizedTest
    @CsvSource({"id?x=1#f, id%3Fx%3D1%23f", "../installations/1, ..%2Finstallations%2F1", "a b, a%20b"})
    void anIdStaysOneSegmentOfThePathWhateverIsInIt(String id, String segment) {
        hub.delete(id);

        assertThat(transport.onlyRequest().uri().getRawPath()).isEqualTo("/myhub/registrations/" + segment);
        assertThat(transport.onlyRequest().uri().getRawQuery()).isEqualTo("api-version=2020-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void anIdThatWouldNameAnotherResourceIsRefusedBeforeAnythingIsSent(String id) {
        Registration device = NativeRegistration.builder(PHONE).id(id).etag("1").build();

        assertThatIllegalArgumentException().isThrownBy(() -> hub.get(id));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.exists(id));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.delete(id));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.createOrUpdate(device));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.update(device));
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void whatAnOperationNeedsIsSaidBeforeAnythingIsSent() {
        NativeRegistration device = NativeRegistration.builder(PHONE).build();
        NativeRegistration withId = device.toBuilder().id("1-2-3").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.create(withId))
                .withMessageContaining("has an id already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.createOrUpdate(device))
                .withMessageContaining("has no id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.update(withId))
                .withMessageContaining("has no etag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hub.delete(withId))
                .withMessageContaining("has no etag");
        for (String etag : List.of("", "a\"b", "a b", "a\r\nb", "\u00e9")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hub.delete(withId.toBuilder().etag(etag).build()))
                    .withMessageContaining("the etag");
        }
        assertThat(transport.requests()).isEmpty();
    }

    /** An empty answer is no registration; what was sent is what is looked at here. */
    private static void ignoringTheAnswer(ThrowingCallable call) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(call);
    }

    private void assertSent(String golden) {
        assertThat(Contoso.wire(transport.onlyRequest())).isEqualTo(Golden.read("registration/" + golden + ".http"));
    }
}
