package io.github.nh4j.integration.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.NamespaceClient;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.auth.SasSigner;
import io.github.nh4j.auth.SasUri;
import io.github.nh4j.hub.AccessRight;
import io.github.nh4j.hub.AuthorizationRule;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.hub.PnsCredential;
import io.github.nh4j.installation.Installation;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.job.NotificationHubJob;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.observe.WireDump;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keys, credentials, tokens and addresses with tokens are planted, a hub and a stack that repeat all they are sent do their
 * worst, and then everything that others can see is searched for them.
 */
class CanaryTest {
    private static final Canary KEY = Canary.key("canary-of-a-key-5f1c9d2e7b-a1b2c");
    private static final Canary CREDENTIAL = Canary.of("canary-of-a-credential-81ab33");
    private static final Canary SAS = Canary.of("canary/of+a/sas=token-77c2");
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello\"}}");
    private static final String CONNECTION_STRING =
            "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Full;SharedAccessKey=" + KEY.secret();

    private final Set<Canary> tokens = ConcurrentHashMap.newKeySet();

    /** What the hub, or the stack before it, does with a request. */
    private interface Reaction {
        TransportResponse to(TransportRequest request) throws IOException;
    }

    private static TransportResponse repeating(int status, TransportRequest request) {
        return TransportResponse.of(
                status,
                Headers.of(
                        "TrackingId",
                        authorization(request),
                        "Location",
                        "https://contoso.servicebus.windows.net/news/messages/" + authorization(request) + "?x=1",
                        "Retry-After",
                        authorization(request),
                        "Date",
                        authorization(request)),
                ("<Error><Code>" + status + "</Code><Detail>" + all(request) + "</Detail></Error>").getBytes(UTF_8));
    }

    private static String authorization(TransportRequest request) {
        return request.headers().first("Authorization").orElse("");
    }

    private static String all(TransportRequest request) {
        return (authorization(request) + " Authorization: " + authorization(request) + "\n" + CONNECTION_STRING + "\n"
                        + new String(request.body(), UTF_8))
                .replace("<", "&lt;");
    }

    static Stream<Reaction> reactions() {
        return Stream.concat(
                IntStream.of(200, 201, 204, 302, 400, 401, 403, 404, 407, 409, 410, 412, 413, 429, 500, 503, 599)
                        .mapToObj(status -> request -> repeating(status, request)),
                Stream.of(
                        request -> {
                            throw new IOException(Observer.OF_THE_STACK + all(request));
                        },
                        request -> {
                            throw new RequestNotSentException(Observer.OF_THE_STACK + all(request));
                        },
                        request -> {
                            throw new IncompleteResponseException(
                                    201, repeating(201, request).headers(), Observer.OF_THE_STACK + all(request));
                        },
                        request -> {
                            throw new IllegalStateException(Observer.OF_THE_STACK + all(request));
                        }));
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void noSecretIsSeenWhateverHappens(Reaction reaction) {
        try (Observer observer = new Observer()) {
            AsyncTransport transport = AsyncTransport.offload(
                    (request, cancellation) -> {
                        watch(authorization(request));
                        observer.text(request);
                        return reaction.to(request);
                    },
                    Runnable::run);
            List.of(WireDump.to(observer::text), WireDump.to(observer::text).withBodies())
                    .forEach(dump -> {
                        callsOfAHub(observer, transport, dump);
                        callsOfANamespace(observer, transport, dump);
                    });
            String seen = String.join("\n", observer.seen());

            assertThat(seen).as("something was seen").contains("sendBroadcast", "POST", "Exchange");
            assertThat(tokens).isNotEmpty();
            Stream.concat(tokens.stream(), Stream.of(KEY, CREDENTIAL, SAS)).forEach(canary -> {
                String form = canary.in(seen);
                assertThat(form).as(() -> around(seen, form)).isEmpty();
            });
        }
    }

    private static String around(String seen, String form) {
        int at = seen.toLowerCase(Locale.ROOT).indexOf(form);
        return "in: " + seen.substring(Math.max(0, at - 300), Math.min(seen.length(), at + 200));
    }

    private void watch(String authorization) {
        int sig = authorization.indexOf("sig=") + 4;
        String signature = authorization.substring(sig, authorization.indexOf('&', sig));
        tokens.add(Canary.of(URLDecoder.decode(signature, UTF_8)));
    }

    private void callsOfAHub(Observer observer, AsyncTransport transport, WireDump dump) {
        try (NotificationHubClient hub = NotificationHubClient.builder(CONNECTION_STRING, "news")
                .transport(transport)
                .retryPolicy(RetryPolicy.never())
                .operationTimeout(Duration.ofSeconds(20))
                .wireDump(dump)
                .exchangeListener(exchange -> {
                    observer.text("Exchange " + exchange);
                    throw new IllegalStateException("a listener fails");
                })
                .build()) {
            NotificationHubJob export = NotificationHubJob.exportRegistrations(
                    SasUri.of("https://files.example/out?sig=" + SAS.secret().replace("+", "%2B")));
            Installation phone = Installation.builder("phone", InstallationPlatform.APPLE, "AB12")
                    .build();
            NativeRegistration registration = NativeRegistration.builder(InstallationPlatform.APPLE, "AB12")
                    .build();
            Stream.of(hub, hub.async(), hub.installations(), hub.registrations(), hub.jobs(), export, dump)
                    .forEach(observer::text);
            List.<Call>of(
                            () -> hub.send(HELLO, TagExpression.tag("a")),
                            () -> hub.sendBroadcast(HELLO),
                            () -> hub.sendDirect(HELLO, "AB12"),
                            () -> hub.sendDirectBatch(HELLO, List.of("AB12", "CD34"))
                                    .failures()
                                    .forEach(part -> part.failure().ifPresent(observer::failure)),
                            () -> hub.schedule(
                                    HELLO, TagExpression.tag("a"), Instant.now().plusSeconds(600)),
                            () -> hub.notificationDetails("1"),
                            hub::feedbackContainer,
                            () -> hub.installations().createOrUpdate(phone),
                            () -> hub.installations().get("phone"),
                            () -> hub.registrations().create(registration),
                            () -> hub.registrations().list().forEach(observer::text),
                            () -> hub.jobs().submit(export),
                            () -> hub.jobs().list(),
                            () -> hub.async().sendBroadcast(HELLO).join(),
                            () -> hub.async().jobs().submit(export).join(),
                            () -> hub.async().registrations().get("1").join())
                    .forEach(call -> call.make(observer));
        }
    }

    private void callsOfANamespace(Observer observer, AsyncTransport transport, WireDump dump) {
        try (NamespaceClient namespace = NamespaceClient.builder(CONNECTION_STRING)
                .transport(transport)
                .retryPolicy(RetryPolicy.never())
                .wireDump(dump)
                .exchangeListener(observer::text)
                .build()) {
            PnsCredential credential = PnsCredential.fcmV1("project", "a@project.example", CREDENTIAL.secret());
            AuthorizationRule rule =
                    AuthorizationRule.of("Full", EnumSet.allOf(AccessRight.class), KEY.secret(), KEY.secret());
            HubDescription description = HubDescription.builder("news")
                    .credential(credential)
                    .authorizationRule(rule)
                    .build();
            ConnectionString parsed = ConnectionString.parse(CONNECTION_STRING);
            SasSigner signer = SasSigner.of(parsed);
            Stream.of(
                            namespace,
                            credential,
                            rule,
                            description,
                            description.elements(),
                            parsed,
                            signer,
                            signer.sign("x", Instant.now()))
                    .forEach(observer::text);
            List.<Call>of(
                            () -> namespace.createHub(description),
                            () -> namespace.updateHub(description),
                            () -> namespace.getHub("news"),
                            namespace::listHubs,
                            () -> namespace.async().createHub(description).join())
                    .forEach(call -> call.make(observer));
        }
    }

    /** A call, whatever becomes of it. */
    private interface Call {
        void run();

        default void make(Observer observer) {
            try {
                run();
            } catch (RuntimeException e) {
                observer.failure(e);
            }
        }
    }
}
