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

    private static final String APACHE_MAIN = """
            package consumer;

            import io.github.nh4j.transport.Cancellation;
            import io.github.nh4j.transport.TransportRequest;
            import io.github.nh4j.transport.apache.ApacheTransport;
            import java.io.IOException;
            import java.net.ServerSocket;
            import java.net.URI;

            public final class Main {
                public static void main(String[] args) throws Exception {
                    int port;
                    try (ServerSocket closed = new ServerSocket(0)) {
                        port = closed.getLocalPort();
                    }
                    TransportRequest request =
                            TransportRequest.builder("POST", URI.create("http://localhost:" + port)).build();
                    try (ApacheTransport transport = ApacheTransport.create()) {
                        try {
                            transport.send(request, new Cancellation());
                        } catch (IOException e) {
                            System.out.println(e.getClass().getSimpleName());
                        }
                        System.out.println(transport
                                .sendAsync(request, new Cancellation())
                                .handle((response, failure) -> failure.getClass().getSimpleName())
                                .get());
                    }
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

    /** Its jars are automatic modules, which cannot say what they need of the JDK. */
    @Test
    void theTransportOverApacheConnectsWithoutAClassPath() throws Exception {
        List<Path> modulePath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*(nh-core|nh-transport-apache|httpclient5|httpcore5|slf4j-api"
                        + "|jackson-core)[^/]*([/\\\\].*)?"))
                .map(Path::of)
                .toList();
        ConsumerModule consumer = new ConsumerModule(folder, modulePath);

        assertThat(consumer.compile(Map.of(
                        "module-info.java",
                        "@SuppressWarnings(\"all\") module consumer { requires io.github.nh4j.transport.apache; }",
                        "consumer/Main.java",
                        APACHE_MAIN)))
                .isEmpty();
        assertThat(consumer.run("consumer.Main").lines().filter(line -> !line.startsWith("SLF4J")))
                .as("what a user's module prints that runs with -p %s", modulePath)
                .containsExactly("RequestNotSentException", "RequestNotSentException", "exit 0");
    }

    @Test
    void everyPublishedModuleCanBeRequiredWithoutJSpecify() throws Exception {
        List<Path> withoutJSpecify = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("jspecify"))
                .map(Path::of)
                .toList();
        String requiresAll = PublishedModule.all().stream()
                .map(module -> "requires " + module.descriptor().name() + ";")
                .collect(Collectors.joining("\n", "@SuppressWarnings(\"all\") module consumer {\n", "\n}"));

        assertThat(new ConsumerModule(folder, withoutJSpecify).compile(Map.of("module-info.java", requiresAll)))
                .as("what javac says to a module that requires all of nh4j; JSpecify must be 'requires static', without"
                        + " 'transitive'")
                .isEmpty();
    }

    private static Path locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
