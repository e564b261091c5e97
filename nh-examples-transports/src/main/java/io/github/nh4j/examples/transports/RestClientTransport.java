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
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Sends with Spring's {@link RestClient} over an Apache client of its own. */
public final class RestClientTransport implements Transport {
    private static final int CONNECTIONS = 256;

    /** Leads the cancellation of a call to where Spring makes the request, on the same thread. */
    private static final ThreadLocal<Cancellation> CURRENT = new ThreadLocal<>();

    private final CloseableHttpClient http;
    private final RestClient client;
    private volatile boolean closed;

    private RestClientTransport(CloseableHttpClient http) {
        this.http = http;
        this.client = RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http) {
                    @Override
                    protected void postProcessHttpRequest(ClassicHttpRequest request) {
                        CURRENT.get().onCancel(((HttpUriRequestBase) request)::cancel);
                    }
                })
                .build();
    }

    /** A transport that owns its client, which repeats, follows, remembers and unpacks nothing. */
    public static RestClientTransport create() {
        return new RestClientTransport(HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build());
    }

    @Override
    public TransportResponse send(TransportRequest request, Cancellation cancellation) throws IOException {
        Cancellation abort = new Cancellation();
        AtomicBoolean begun = new AtomicBoolean();
        try (Cancellation.Registration registration = cancellation.onCancel(abort::cancel)) {
            if (closed || abort.isCancelled()) {
                throw new RequestNotSentException("closed or cancelled before the request was sent");
            }
            CURRENT.set(abort);
            return client.method(HttpMethod.valueOf(request.method()))
                    .uri(request.uri()) // A URI, not a template: it is sent as it is.
                    .headers(headers -> request.headers().forEach(headers::add))
                    .contentLength(request.body().length) // Else the body is chunked.
                    .body(
                            out -> { // A byte[] would be given a Content-Type.
                                begun.set(true);
                                out.write(request.body());
                            })
                    .exchangeForRequiredValue((sent, response) -> read(request, response, abort));
        } catch (RuntimeException e) {
            // IllegalStateException from a client that is closed; others where a connection is taken away as it is
            // made.
            if (!(e instanceof ResourceAccessException || e instanceof IllegalStateException || abort.isCancelled())) {
                throw e;
            }
            IOException failure = e.getCause() instanceof IOException io ? io : new IOException(e);
            // The body is asked for last. Where it was not, nothing can have been processed.
            throw begun.get() ? failure : new RequestNotSentException("the request was not sent", failure);
        } finally {
            CURRENT.remove();
        }
    }

    private static TransportResponse read(TransportRequest request, ClientHttpResponse response, Cancellation abort)
            throws IOException {
        int status = response.getStatusCode().value();
        int cap = request.maxResponseBytes();
        Headers.Builder copy = Headers.builder();
        response.getHeaders().forEach((name, values) -> values.forEach(value -> copy.add(name, value)));
        Headers headers = copy.build();
        try {
            InputStream body = response.getBody();
            boolean announced = status != 304 && response.getHeaders().getContentLength() > cap;
            byte[] bytes = body.readNBytes(announced ? 0 : cap);
            if (!announced && body.read() < 0) {
                return TransportResponse.of(status, headers, bytes);
            }
        } catch (IOException e) {
            abort.cancel();
            IOException cut = new IncompleteResponseException(status, headers, "the response was cut");
            cut.initCause(e);
            throw cut;
        }
        abort.cancel(); // Else Spring, which closes the response, reads the rest of it first.
        throw new ResponseTooLargeException(status, headers, "the response has more than " + cap + " bytes");
    }

    @Override
    public void close() {
        closed = true;
        http.close(CloseMode.IMMEDIATE);
    }
}
