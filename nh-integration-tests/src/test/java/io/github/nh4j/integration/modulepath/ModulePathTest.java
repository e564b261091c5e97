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

    private static final String SERVER_MODULE = """
            module consumer {
                requires io.github.nh4j.emulator.server;
            }
            """;

    private static final String SERVER_MAIN = """
            package consumer;

            import io.github.nh4j.emulator.HubEmulator;
            import io.github.nh4j.emulator.server.EmulatorServer;
            import java.security.KeyStore;
            import javax.net.ssl.SSLContext;
            import javax.net.ssl.SSLParameters;
            import javax.net.ssl.SSLSocket;
            import javax.net.ssl.TrustManagerFactory;

            public final class Server {
                public static void main(String[] args) throws Exception {
                    try (EmulatorServer server = EmulatorServer.builder(HubEmulator.create("news")).httpsPort(0).start()) {
                        KeyStore trusted = KeyStore.getInstance("PKCS12");
                        trusted.load(null, null);
                        trusted.setCertificateEntry("emulator", server.caCertificate());
                        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
                        trust.init(trusted);
                        SSLContext tls = SSLContext.getInstance("TLS");
                        tls.init(null, trust.getTrustManagers(), null);
                        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", server.httpsPort())) {
                            SSLParameters parameters = socket.getSSLParameters();
                            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
                            socket.setSSLParameters(parameters);
                            socket.startHandshake();
                            System.out.println(socket.getApplicationProtocol());
                        }
                    }
                    System.out.println("picocli: " + ModuleLayer.boot().findModule("info.picocli").isPresent());
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
    void aModuleThatRequiresTheServerOffersHttp2() throws Exception {
        ConsumerModule consumer = new ConsumerModule(folder, withoutJSpecify());

        assertThat(consumer.compile(Map.of("module-info.java", SERVER_MODULE, "consumer/Server.java", SERVER_MAIN)))
                .as("what javac says to a user's module")
                .isEmpty();
        assertThat(consumer.run("consumer.Server").lines())
                .filteredOn(line -> !line.startsWith("SLF4J"))
                .containsExactly("h2", "picocli: false", "exit 0");
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
                // A tool of the tests, whose jars have a package in common.
                .filter(entry -> !entry.contains("jazzer"))
                .filter(entry -> !entry.contains("jspecify"))
                .map(Path::of)
                .toList();
    }

    private static Path locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
