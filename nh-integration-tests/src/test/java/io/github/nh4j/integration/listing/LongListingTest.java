package io.github.nh4j.integration.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.server.EmulatorServer;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.installation.InstallationTemplate;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A client with a small heap lists all that a hub has. How many that is is the system property {@code nh4j.listing}; one in
 * ten is an installation with a template.
 */
class LongListingTest {
    private static final int HOW_MANY = Integer.getInteger("nh4j.listing", 20_000);
    private static final String HEAP = "-Xmx64m";

    private static final HubEmulator EMULATOR = HubEmulator.create("news");
    private static final EmulatorServer SERVER = EmulatorServer.start(EMULATOR);
    private static final RegistrationQuery QUERY = RegistrationQuery.all();

    @BeforeAll
    static void fill() {
        long begun = System.nanoTime();
        try (NotificationHubClient hub = client()) {
            for (int i = 0; i < HOW_MANY; i += 10) {
                hub.installations()
                        .createOrUpdate(Installation.builder("device-" + i, InstallationPlatform.FCM_V1, "token-" + i)
                                .template("greet", InstallationTemplate.of("{\"a\":\"$(m)\"}"))
                                .build());
                for (int j = i + 2; j < i + 10; j++) {
                    var unused = hub.registrations()
                            .create(NativeRegistration.builder(InstallationPlatform.FCM_V1, "token-" + j)
                                    .tag("user-" + j)
                                    .build());
                }
            }
        }
        report("stored", begun);
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static NotificationHubClient client() {
        return NotificationHubClient.builder(EMULATOR.connectionString(), "news")
                .transport(EMULATOR.transport())
                .build();
    }

    private static void report(String what, long begun) {
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d registrations, %.1f s; heap of the emulator %d MiB used, %d MiB at most%n",
                what,
                HOW_MANY,
                (System.nanoTime() - begun) / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }

    @Test
    void allRegistrationsAreListedOnce() throws Exception {
        Set<String> ids = new HashSet<>();
        Lister.Tally expected = new Lister.Tally();
        try (NotificationHubClient hub = client()) {
            hub.registrations().list().forEach(one -> {
                assertThat(ids.add(one.id().orElseThrow())).isTrue();
                expected.add(one);
            });
        }
        assertThat(ids).hasSize(HOW_MANY);

        assertThat(listed("registrations")).isEqualTo(expected.toString());
    }

    @Test
    void allInstallationsAreListedOnce() throws Exception {
        assertThat(listed("installations")).startsWith(HOW_MANY / 10 + " ");
    }

    @Test
    void aListingThatWasLeftHalfWayIsGoneOnWith() throws Exception {
        Lister.Tally before = new Lister.Tally();
        Lister.Tally all = new Lister.Tally();
        String token;
        try (NotificationHubClient hub = client()) {
            Page<Registration> page = hub.registrations().listPage(QUERY);
            page.items().forEach(before::add);
            while (before.count() < HOW_MANY / 2) {
                page = hub.registrations().listPage(QUERY, page.continuation().orElseThrow());
                page.items().forEach(before::add);
            }
            token = page.continuation().orElseThrow();
            hub.registrations().list().forEach(all::add);
        }

        String after = listed("rest", token);

        assertThat(before.plus(after)).isEqualTo(all.toString());
        assertThat(all.count()).isEqualTo(HOW_MANY);
    }

    /** Lists in a JVM with a small heap, and says how many there were and the sum over their ids. */
    private static String listed(String... arguments) throws Exception {
        long begun = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Dnh4j.transport=" + System.getProperty("nh4j.transport", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Lister.class.getName(),
                SERVER.connectionString(),
                "news"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            assertThat(process.waitFor()).as(output).isZero();
            report("listed " + arguments[0], begun);
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
