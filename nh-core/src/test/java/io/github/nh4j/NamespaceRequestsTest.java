package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.hub.AccessRight;
import io.github.nh4j.hub.ApnsEnvironment;
import io.github.nh4j.hub.AuthorizationRule;
import io.github.nh4j.hub.DescriptionElement;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.hub.PnsCredential;
import io.github.nh4j.transport.AsyncTransport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire for each operation on the hubs of a namespace, through both clients. */
class NamespaceRequestsTest {
    private static final HubDescription HUB =
            HubDescription.builder("News/App_1.x").build();

    private final Locale localeBefore = Locale.getDefault();
    private final ScriptedTransport transport = new ScriptedTransport(
            (request, cancellation) -> NamespaceAnswers.found(request.method().equals("PUT") ? 201 : 200));
    private final NamespaceClient namespace = Contoso.namespace(transport);

    @AfterEach
    void restoreTheMachine() {
        Locale.setDefault(localeBefore);
    }

    @Test
    void aHubThatIsLeftToTheServiceIsAnEmptyDescription() {
        HubDescription unused = namespace.createHub(HUB);

        assertSent("create-least");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "ar-EG", "th-TH-u-nu-thai"})
    @SuppressWarnings("deprecation") // Retired platforms have credentials, too.
    void everythingStandsInTheOrderOfTheServiceWhateverTheMachine(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        HubDescription unused = namespace.updateHub(HubDescription.builder("news")
                .credential(PnsCredential.xiaomi("xiaomi-secret", "https://api.xmpush.xiaomi.com"))
                .credential(PnsCredential.browser("mailto:ann@contoso.example", "BNc-key_", "s3cr_t-"))
                .credential(PnsCredential.fcmV1(
                        "contoso", "push@contoso.example", "-----BEGIN PRIVATE KEY-----\nMII+/=\n-----END\n"))
                .credential(PnsCredential.baidu("baidu-key", "baidu-secret"))
                .credential(PnsCredential.adm("adm-id", "adm-secret"))
                .credential(PnsCredential.gcm("AIza"))
                .credential(PnsCredential.windowsPhone(new byte[] {1, 2, 3}, "password"))
                .credential(PnsCredential.windows("ms-app://s-1-15", "a<b&c>\"d'"))
                .credential(PnsCredential.appleToken(
                        ApnsEnvironment.SANDBOX, "KEYID12345", "TEAMID1234", "com.example.news", "MIGT"))
                .authorizationRule(AuthorizationRule.of(
                        "backend",
                        Set.of(AccessRight.SEND, AccessRight.LISTEN),
                        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI="))
                .registrationTtl(Duration.ofDays(12_345).plusHours(6))
                .userMetadata("Gr\u00FC\u00DFe \uD83D\uDE00")
                .element(DescriptionElement.of("Tomorrow", "kept"))
                .disabled()
                .build());

        assertSent("update-everything");
    }

    @Test
    void aHubIsNamedByThePathAlone() {
        HubDescription unused = namespace.getHub("News/App_1.x");

        assertSent("get");
    }

    @Test
    void existenceIsFoundOutByReading() {
        boolean unused = namespace.hubExists("News/App_1.x");

        assertSent("get");
    }

    @Test
    void aHubIsDeleted() {
        namespace.deleteHub("news");

        assertSent("delete");
    }

    @Test
    void hubsAreListedAtTheRootWithoutAVersion() {
        ScriptedTransport listing = new ScriptedTransport((request, cancellation) -> NamespaceAnswers.of(
                200, "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>news</title></entry></feed>"));

        assertThat(Contoso.namespace(listing).listHubs()).containsExactly("news");

        assertThat(Contoso.wire(listing.onlyRequest())).isEqualTo(Golden.read("namespace/list.http"));
    }

    @Test
    void theAsynchronousClientSendsTheSame() throws Exception {
        NamespaceClient blocking = Contoso.namespace(AsyncTransport.offload(transport, Runnable::run));
        NamespaceAsyncClient async = blocking.async();

        assertThat(blocking.createHub(HUB)).isEqualTo(async.createHub(HUB).get());
        assertThat(blocking.updateHub(HUB)).isEqualTo(async.updateHub(HUB).get());
        assertThat(blocking.getHub("news")).isEqualTo(async.getHub("news").get());
        assertThat(blocking.hubExists("news")).isEqualTo(async.hubExists("news").get());
        blocking.deleteHub("news");
        async.deleteHub("news").get();

        List<String> sent = transport.requests().stream().map(Contoso::wire).toList();
        assertThat(sent).hasSize(10);
        for (int i = 0; i < sent.size(); i += 2) {
            assertThat(sent.get(i)).isEqualTo(sent.get(i + 1));
        }
    }

    static Stream<Consumer<NamespaceClient>> operations() {
        return Stream.of(
                namespace -> namespace.createHub(HubDescription.builder("../x").build()),
                namespace -> namespace.updateHub(HubDescription.builder("").build()),
                namespace -> namespace.getHub("$Resources"),
                namespace -> namespace.hubExists("a//b"),
                namespace -> namespace.deleteHub("a?b"),
                namespace -> namespace.deleteHub("h".repeat(261)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aNameThatIsNoHubsIsRefusedBeforeAnythingIsSent(Consumer<NamespaceClient> operation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operation.accept(namespace))
                .withMessageContaining("the hub's name is wrong");
        assertThat(transport.requests()).isEmpty();
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    static Stream<ThrowingCallable> withoutArguments() {
        NamespaceClient namespace = Contoso.namespace(new ScriptedTransport());
        return Stream.of(
                () -> namespace.createHub(null),
                () -> namespace.getHub(null),
                () -> namespace.hubExists(null),
                () -> namespace.updateHub(null),
                () -> namespace.deleteHub(null),
                () -> NamespaceClient.create(null),
                () -> NamespaceClient.builder((ConnectionString) null),
                () -> HubDescription.builder(null),
                () -> PnsCredential.windows("s", null),
                () -> AuthorizationRule.of(null, Set.of(), "", ""));
    }

    @ParameterizedTest
    @MethodSource("withoutArguments")
    void whatIsMissingIsFoundAtOnce(ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call);
    }

    @Test
    void aConnectionStringOfAHubIsRefusedWithoutItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamespaceClient.create(Contoso.CONNECTION_STRING + ";EntityPath=news"))
                .withMessageContaining("the connection string is for the hub \"news\"")
                .withMessageContaining("no EntityPath")
                .withMessageContaining("Manage")
                .withMessageNotContaining(Contoso.KEY);
    }

    @Test
    void aTransportThatOnlyBlocksHasNoFutures() {
        assertThatIllegalStateException().isThrownBy(namespace::async).withMessageContaining("AsyncTransport.offload");
    }

    @Test
    void aClosedClientSendsNothingAndLeavesTheTransportOpen() {
        namespace.close();

        assertThat(catchThrowable(namespace::listHubs))
                .hasMessageContaining("namespace.listHubs: the client is closed");
        assertThat(transport.requests()).isEmpty();
        assertThat(transport.closings()).isZero();
    }

    private void assertSent(String golden) {
        assertThat(Contoso.wire(transport.onlyRequest())).isEqualTo(Golden.read("namespace/" + golden + ".http"));
    }
}
