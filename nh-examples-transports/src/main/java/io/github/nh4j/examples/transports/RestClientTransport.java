package io.github.nh4j.examples.transports;

import io.github.nh4j.transport.Cancellation;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Sends with Spring's {@link RestClient}. Its request factory must end a call whose thread is interrupted. */
public final class RestClientTransport implements Transport {
    private final RestClient client;
    private volatile boolean closed;

    private RestClientTransport(RestClient client) {
        this.client = client;
    }

    /** Over a client of the application's, which stays open. */
    public static RestClientTransport using(RestClient client) {
        return new RestClientTransport(client);
    }

    /** Over a client of its own, whose threads are used again. */
    public static RestClientTransport create() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // Else each request in clear text asks for an upgrade.
                .connectTimeout(Duration.ofSeconds(5))
                .executor(Executors.newCachedThreadPool(RestClientTransport::daemon)) // Else a thread for each body.
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.enableCompression(false);
        return using(RestClient.builder().requestFactory(requests).build());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rest-client-transport");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation)
            throws IOException, InterruptedException {
        Thread caller = Thread.currentThread();
        AtomicBoolean interruptedHere = new AtomicBoolean();
        try (Cancellation.Registration registration = cancellation.onCancel(() -> {
            if (!caller.isInterrupted()) { // What somebody else has set is not to be taken back below.
                interruptedHere.set(true);
                caller.interrupt();
            }
        })) {
            if (closed || cancellation.isCancelled()) {
                throw new RequestNotSentException("closed or cancelled before the request was sent");
            }
            return exchange(request);
        } catch (ResourceAccessException e) {
            throw bare(e);
        } finally { // The registration is closed by now, so no interrupt comes later than this.
            if (interruptedHere.get()) {
                Thread.interrupted();
            }
        }
    }

    private TransportResponse exchange(TransportRequest request) {
        RestClient.RequestBodySpec spec =
                client.method(HttpMethod.valueOf(request.method())).uri(request.uri()); // A URI, not a template.
        request.headers().forEach(spec::header);
        if (request.body().length > 0) {
            spec.contentLength(request.body().length); // Else the body is chunked.
            spec.body(out -> out.write(request.body())); // As a byte[] it would be given a Content-Type.
        }
        return spec.exchangeForRequiredValue((sent, response) -> read(request, response)); // No status is an exception.
    }

    private static TransportResponse read(TransportRequest request, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        int cap = request.maxResponseBytes();
        Headers.Builder copy = Headers.builder();
        response.getHeaders().forEach((name, values) -> values.forEach(value -> copy.add(name, value)));
        Headers headers = copy.build();
        try (InputStream in = response.getBody()) { // Closed here, since Spring reads the rest of it before it does.
            boolean announced = status != 304 && response.getHeaders().getContentLength() > cap;
            byte[] body = in.readNBytes(announced ? 0 : cap);
            if (announced || in.read() >= 0) {
                throw new ResponseTooLargeException(status, headers, "the response has more than " + cap + " bytes");
            }
            return TransportResponse.of(status, headers, body);
        } catch (ResponseTooLargeException e) {
            throw e;
        } catch (IOException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt(); // Java 17 has cleared the flag.
            }
            IOException cut = new IncompleteResponseException(status, headers, "the response was cut");
            cut.initCause(e);
            throw cut;
        }
    }

    /** What Spring has wrapped; as an interrupt, or as never sent, if it was that. */
    private static IOException bare(ResourceAccessException e) throws InterruptedException {
        IOException failure = e.getCause() instanceof IOException io ? io : new IOException(e);
        if (failure.getCause() instanceof InterruptedException) {
            Thread.interrupted(); // Spring has set the flag; the exception says the same.
            InterruptedException interrupted = new InterruptedException("the exchange was interrupted");
            interrupted.initCause(failure);
            throw interrupted;
        }
        boolean neverSent = failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
        return neverSent ? new RequestNotSentException("no connection could be made", failure) : failure;
    }

    /** Calls that come later are not sent. In Java 17 the JDK's client cannot be closed; its connections end when idle. */
    @Override
    public void close() {
        closed = true;
    }
}
