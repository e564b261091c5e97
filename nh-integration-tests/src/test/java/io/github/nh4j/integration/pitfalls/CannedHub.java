package io.github.nh4j.integration.pitfalls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.NamespaceClient;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.retry.RetryPolicy;
import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A hub whose answers were written beforehand, the last of them for good; it remembers what it was asked. */
final class CannedHub implements AsyncTransport {
    static final String KEY = "c2VjcmV0LWtleS1vZi1jb250b3Nv";
    static final String CONNECTION_STRING =
            "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=full;SharedAccessKey=" + KEY;

    private final Deque<TransportResponse> answers = new ArrayDeque<>();
    private final List<TransportRequest> requests = new ArrayList<>();

    static CannedHub answering(int status, String body, String... headers) {
        return new CannedHub().then(status, body, headers);
    }

    CannedHub then(int status, String body, String... headers) {
        answers.add(TransportResponse.of(status, Headers.of(headers), body.getBytes(UTF_8)));
        return this;
    }

    /** A client that repeats nothing, so that each call takes one answer. */
    NotificationHubClient client() {
        return NotificationHubClient.builder(CONNECTION_STRING, "news")
                .transport(this)
                .retryPolicy(RetryPolicy.never())
                .build();
    }

    /** A client as users have it. */
    NotificationHubClient usualClient() {
        return NotificationHubClient.builder(CONNECTION_STRING, "news")
                .transport(this)
                .build();
    }

    NamespaceClient namespace() {
        return NamespaceClient.builder(CONNECTION_STRING).transport(this).build();
    }

    @Override
    public synchronized CompletableFuture<TransportResponse> sendAsync(
            TransportRequest request, Cancellation cancellation) {
        requests.add(request);
        return CompletableFuture.completedFuture(answers.size() > 1 ? answers.remove() : answers.element());
    }

    synchronized List<TransportRequest> requests() {
        return List.copyOf(requests);
    }

    TransportRequest lastRequest() {
        List<TransportRequest> all = requests();
        return all.get(all.size() - 1);
    }

    String lastBody() {
        return new String(lastRequest().body(), UTF_8);
    }

    /** An Atom entry around a description as the service writes it. */
    static String entry(String description) {
        return "<entry xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\">news</title>"
                + "<content type=\"application/xml\">" + description + "</content></entry>";
    }

    static String feed(String... entries) {
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + String.join("", entries) + "</feed>";
    }

    static String description(String type, String elements) {
        return "<" + type + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">" + elements + "</" + type + ">";
    }

    static String registration(String id, String tags) {
        return description(
                "AppleRegistrationDescription",
                "<ETag>1</ETag><RegistrationId>" + id + "</RegistrationId>" + tags
                        + "<DeviceToken>62BCD348</DeviceToken>");
    }
}
