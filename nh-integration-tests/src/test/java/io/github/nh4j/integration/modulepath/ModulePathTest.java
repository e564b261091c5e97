package io.github.nh4j.integration.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.PublishedModule;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;

class ModulePathTest {
    private static final String MODULE = """
            module consumer {
                requires io.github.nh4j.core;
            }
            """;

    private static final String MAIN = """
            package consumer;

            import io.github.nh4j.NotificationHubClient;
            import io.github.nh4j.auth.ConnectionString;
            import io.github.nh4j.notification.Notification;
            import io.github.nh4j.tag.TagExpression;
            import io.github.nh4j.transport.Headers;
            import io.github.nh4j.transport.Transport;
            import io.github.nh4j.transport.TransportResponse;
            import java.util.Map;

            public final class Main {
                public static void main(String[] args) {
                    ConnectionString connection = ConnectionString.parse(
                            "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=c2VjcmV0");
                    Transport transport = (request, cancellation) -> {
                        System.out.println(request.method() + " " + request.uri());
                        request.headers().first("ServiceBusNotification-Tags").ifPresent(System.out::println);
                        return TransportResponse.of(
                                201, Headers.of("Location", request.uri().resolve("messages/id-1").toString()), new byte[0]);
                    };
                    try (NotificationHubClient hub = NotificationHubClient.builder(connection, "news")
                            .transport(transport)
                            .build()) {
                        System.out.println(hub.send(
                                        Notification.template(Map.of("score", "3-1")),
                                        TagExpression.parse("red && blue"))
                                .notificationId());
                    }
                    System.out.println(Main.class.getModule() + " uses " + hub().getModule());
                    System.out.println("jspecify: " + ModuleLayer.boot().findModule("org.jspecify").isPresent());
                }

                private static Class<?> hub() {
                    return NotificationHubClient.class;
                }
            }
            """;

    /** Requires no transport: the one on the module path is found, although nobody names it. */
    private static final String MODULE_WITH_SERVER = """
            module consumer {
                requires io.github.nh4j.emulator.server;
            }
            """;

    private static final String MAIN_WITH_SERVER = """
            package consumer;

            import io.github.nh4j.NotificationHubClient;
            import io.github.nh4j.emulator.HubEmulator;
            import io.github.nh4j.emulator.server.EmulatorServer;
            import io.github.nh4j.notification.Notification;

            public final class Main {
                public static void main(String[] args) {
                    HubEmulator emulator = HubEmulator.create("news");
                    try (EmulatorServer server = EmulatorServer.start(emulator);
                            NotificationHubClient hub = NotificationHubClient.create(server.connectionString(), "news")) {
                        hub.sendDirect(Notification.apple("{}"), "aabb");
                    }
                    System.out.println("delivered: " + emulator.inbox("aabb").size());
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aModuleThatRequiresTheCoreCompilesAndSendsWithoutJSpecify() throws Exception {
        List<Path> modulePath = List.of(PublishedModule.of("nh-core").location(), locationOf(JsonParser.class));
        ConsumerModule consumer = new ConsumerModule(folder, modulePath);

        assertThat(consumer.compile(Map.of("module-info.java", MODULE, "consumer/Main.java", MAIN)))
                .as("what javac says to a user's module, with -Xlint:all and no org.jspecify on the module path")
                .isEmpty();
        assertThat(consumer.run("consumer.Main").lines())
                .as("what a user's module prints that runs with -p %s", modulePath)
                .containsExactly(
                        "POST https://ns.servicebus.windows.net/news/messages?api-version=2020-06",
                        "red && blue",
                        "Optional[id-1]",
                        "module consumer uses module io.github.nh4j.core",
                        "jspecify: false",
                        "exit 0");
    }

    @Test
    void aTransportAndTheServerAreFoundOnTheModulePath() throws Exception {
        ConsumerModule consumer = new ConsumerModule(folder, withoutJSpecify());

        assertThat(consumer.compile(
                        Map.of("module-info.java", MODULE_WITH_SERVER, "consumer/Main.java", MAIN_WITH_SERVER)))
                .isEmpty();
        assertThat(consumer.run("consumer.Main").lines())
                .contains("delivered: 1")
                .endsWith("exit 0");
    }

    @Test
    void everyPublishedModuleCanBeRequiredWithoutJSpecify() throws Exception {
        String requiresAll = PublishedModule.all().stream()
                .map(module -> "requires " + module.descriptor().name() + ";")
                .collect(Collectors.joining("\n", "@SuppressWarnings(\"all\") module consumer {\n", "\n}"));

        assertThat(new ConsumerModule(folder, withoutJSpecify()).compile(Map.of("module-info.java", requiresAll)))
                .as("what javac says to a module that requires all of nh4j; JSpecify must be 'requires static', without"
                        + " 'transitive'")
                .isEmpty();
    }

    private static List<Path> withoutJSpecify() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("jspecify"))
                .map(Path::of)
                .toList();
    }

    private static Path locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
