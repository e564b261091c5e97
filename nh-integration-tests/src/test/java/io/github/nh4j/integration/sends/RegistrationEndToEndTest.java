package io.github.nh4j.integration.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.Registrations;
import io.github.nh4j.emulator.DeliveredNotification;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.ServerGeneration;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.error.BadRequestException;
import io.github.nh4j.error.Delivery;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.PreconditionFailedException;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.registration.ListedInstallation;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.tck.JvmTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation on registrations, on every route to either generation of the service. */
@ParameterizedClass
@MethodSource("routes")
class RegistrationEndToEndTest {
    private static final PushChannel CHANNEL = PushChannel.of(InstallationPlatform.FCM_V1, "it's a token & more");
    private static final String HELLO = "{\"aps\":{\"alert\":\"Hello\"}}";

    private final HubEmulator emulator;
    private final EmulatorServer server;
    private final JvmTrust trust;
    private final Transport transport;
    private final NotificationHubClient hub;
    private final Registrations registrations;

    RegistrationEndToEndTest(Route route, ServerGeneration generation) throws Exception {
        this.emulator = HubEmulator.create("news", generation);
        this.server = EmulatorServer.builder(emulator).httpsPort(0).start();
        this.trust = JvmTrust.of(server.caCertificate());
        this.transport = route.transport().apply(emulator);
        this.hub = NotificationHubClient.builder(route.connectionString().apply(server), "news")
                .transport(transport)
                .build();
        this.registrations = hub.registrations();
    }

    static Stream<Arguments> routes() {
        return Route.all()
                .flatMap(route ->
                        Stream.of(ServerGeneration.values()).map(generation -> Arguments.of(route, generation)));
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
        transport.close();
        server.close();
        trust.close();
    }

    private static <T> T now(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static List<String> ids(List<Registration> registrations) {
        return registrations.stream().map(one -> one.id().orElseThrow()).toList();
    }

    private NativeRegistration gcm(int number) {
        return NativeRegistration.builder(InstallationPlatform.FCM_V1, "token-" + number)
                .tag(number % 2 == 0 ? "even#" : "odd")
                .build();
    }

    @Test
    void oneIsStoredReadChangedAndDeleted() throws Exception {
        String id = registrations.newId();
        NativeRegistration phone =
                NativeRegistration.builder(CHANNEL).id(id).tag("a").build();

        Registration stored = registrations.createOrUpdate(phone);
        assertThat(registrations.get(id)).isEqualTo(stored);
        assertThat(stored.etag()).contains("1");
        Registration changed = now(hub.async()
                .registrations()
                .update(phone.toBuilder().etag("1").tag("b").build()));
        assertThat(changed.etag()).contains("2");
        assertThat(changed.tags()).containsExactly("a", "b");
        assertThat(now(hub.async().registrations().get(id))).isEqualTo(changed);

        assertThat(registrations.exists(id)).isTrue();
        registrations.delete(changed);
        assertThat(now(hub.async().registrations().exists(id))).isFalse();
        registrations.delete(id);
        now(hub.async().registrations().delete(id));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registrations.get(id))
                .satisfies(e -> assertThat(e.detail()).isEmpty());
    }

    @Test
    void aChangeByAnotherIsNoticed() throws Exception {
        Registration mine = registrations.create(gcm(1));
        String id = mine.id().orElseThrow();
        Registration theirs = now(hub.async().registrations().createOrUpdate(mine));

        assertThatExceptionOfType(PreconditionFailedException.class)
                .isThrownBy(() -> registrations.update(mine))
                .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.REJECTED));
        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> registrations.delete(mine));
        assertThat(hub.async().registrations().update(mine))
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(PreconditionFailedException.class);
        assertThat(registrations.get(id)).isEqualTo(theirs);
        assertThat(registrations.update(theirs).etag()).contains("3");
    }

    @Test
    void anIdOfTheWrongFormIsRefused() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> registrations.createOrUpdate(
                        gcm(1).toBuilder().id("mine").build()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registrations.update(
                        gcm(1).toBuilder().id("1-2-3").etag("1").build()));
    }

    @Test
    void aListingGoesOnWhereItEnded() throws Exception {
        List<String> all = IntStream.range(0, 25)
                .mapToObj(i -> registrations.create(gcm(i)).id().orElseThrow())
                .toList();
        RegistrationQuery query = RegistrationQuery.all().withPageSize(7);

        assertThat(ids(registrations.list(query).toList())).containsExactlyInAnyOrderElementsOf(all);
        List<String> found = new ArrayList<>();
        Page<Registration> page = registrations.listPage(query);
        while (page.continuation().isPresent()) {
            assertThat(page.items()).hasSize(7);
            found.addAll(ids(page.items()));
            page = now(hub.async()
                    .registrations()
                    .listPage(query, page.continuation().get()));
        }
        found.addAll(ids(page.items()));
        assertThat(found).isEqualTo(ids(registrations.list().toList()));
    }

    @Test
    void aListingIsByTagOrByChannel() throws Exception {
        for (int i = 0; i < 10; i++) {
            var unused = registrations.create(gcm(i));
        }
        Registration phone =
                registrations.create(NativeRegistration.builder(CHANNEL).build());

        assertThat(registrations.list(RegistrationQuery.byTag("EVEN#").withPageSize(2)))
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.tags()).containsExactly("even#"));
        assertThat(now(hub.async().registrations().listPage(RegistrationQuery.byChannel(CHANNEL)))
                        .items())
                .containsExactly(phone);
    }

    @Test
    void allOfAChannelAreDeleted() throws Exception {
        for (int i = 0; i < 3; i++) {
            var unused =
                    registrations.create(NativeRegistration.builder(CHANNEL).build());
        }
        Registration other = registrations.create(gcm(1));

        assertThat(registrations.deleteByChannel(CHANNEL)).isEqualTo(3);
        assertThat(now(hub.async().registrations().deleteByChannel(CHANNEL))).isZero();
        assertThat(registrations.list()).containsExactly(other);
    }

    @Test
    void sendsReachThem() {
        var unused = registrations.create(NativeRegistration.builder(InstallationPlatform.APPLE, "aabb")
                .tag("a")
                .build());
        var unusedToo = registrations.create(
                TemplateRegistration.builder(InstallationPlatform.APPLE, "ccdd", "{\"aps\":{\"alert\":\"$(m)\"}}")
                        .tag("a")
                        .build());

        hub.send(Notification.apple(HELLO), TagExpression.tag("a"));
        hub.send(Notification.template(Map.of("m", "Hello")), TagExpression.tag("a"));

        assertThat(emulator.inbox())
                .extracting(DeliveredNotification::deviceHandle)
                .containsExactly("AABB", "CCDD");
        assertThat(emulator.inbox()).extracting(DeliveredNotification::payload).containsExactly(HELLO, HELLO);
    }

    @Test
    void installationsAreListedOnceEach() throws Exception {
        for (int i = 0; i < 12; i++) {
            hub.installations()
                    .createOrUpdate(Installation.builder("phone-" + i, InstallationPlatform.FCM_V1, "token-" + i)
                            .userId(i % 2 == 0 ? "ann" : "bob")
                            .tag("t" + i)
                            .template("greet", InstallationTemplate.of("{\"a\":\"$(m)\"}"))
                            .template("bye", InstallationTemplate.of("{\"a\":\"$(m)\"}"))
                            .build());
            var unused = registrations.create(gcm(i));
        }

        assertThat(hub.installations().list(RegistrationQuery.all().withPageSize(5)))
                .extracting(ListedInstallation::id)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 12).mapToObj(i -> "phone-" + i).toList());
        RegistrationQuery ofAnn = RegistrationQuery.byTag("$UserId:{ann}");
        assertThat(hub.installations().list(ofAnn)).hasSize(6).allSatisfy(one -> {
            Installation whole = hub.installations().get(one.id());
            assertThat(one.userId()).isEqualTo(whole.userId()).contains("ann");
            assertThat(one.tags()).isEqualTo(whole.tags());
            assertThat(one.channel().orElseThrow().handle()).isEqualTo(whole.pushChannel());
        });
        Page<ListedInstallation> page = now(hub.async().installations().listPage(ofAnn));
        assertThat(page.items()).hasSize(6);
        assertThat(page.continuation()).isEmpty();
    }
}
