package io.github.nh4j.transport.okhttp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import io.github.nh4j.transport.tck.RawConnection;
import io.github.nh4j.transport.tck.RawRequest;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client of the application keeps of its own, and what its interceptors cannot do. */
@Timeout(60)
class OkHttpTransportBorrowedTest {
    private static final String OK = RawServer.response(200, "ok");

    private static TransportRequest post(RawServer server) {
        return Calls.post(server.uri("/"), "x").build();
    }

    private static Request plain(RawServer server) {
        return new Request.Builder().url(server.uri("/").toString()).build();
    }

    @Nested
    class Kept {
        @ParameterizedTest
        @EnumSource
        void interceptorsSeeEveryCallAndMayAddHeaders(Calls calls) throws Exception {
            OkHttpTransport transport = OkHttpTransport.using(new OkHttpClient.Builder()
                    .addInterceptor(chain -> chain.proceed(
                            chain.request().newBuilder().header("X-App", "1").build()))
                    .addNetworkInterceptor(chain -> chain.proceed(
                            chain.request().newBuilder().header("X-Net", "2").build()))
                    .build());
            try (RawServer server = RawServer.answering(OK)) {
                calls.call(transport, post(server));
                RawRequest request = server.requests().get(0);
                assertThat(request.header("X-App")).containsExactly("1");
                assertThat(request.header("X-Net")).containsExactly("2");
            }
        }

        @ParameterizedTest
        @EnumSource
        void anInterceptorMayAnswerByItself(Calls calls) throws Exception {
            OkHttpTransport transport =
                    OkHttpTransport.using(withInterceptor(chain -> answer(chain.request(), 299, "made up")));
            TransportResponse response = calls.call(
                    transport,
                    Calls.post(URI.create("http://hub.invalid/"), "x").build());
            assertThat(response.status()).isEqualTo(299);
            assertThat(response.headers().first("X-Made")).contains("up");
            assertThat(response.body()).asString().isEqualTo("made up");
        }

        @ParameterizedTest
        @EnumSource
        void whatAnInterceptorThrowsPassesBare(Calls calls) {
            OkHttpTransport transport = OkHttpTransport.using(new OkHttpClient.Builder()
                    .dispatcher(new Dispatcher(quietExecutor()))
                    .addInterceptor(chain -> {
                        throw new IllegalStateException("bug");
                    })
                    .build());
            assertThatIllegalStateException()
                    .isThrownBy(() -> calls.call(
                            transport,
                            Calls.post(URI.create("http://localhost/"), "x").build()))
                    .withMessage("bug");
        }

        @ParameterizedTest
        @EnumSource
        void theEventListenerIsTold(Calls calls) throws Exception {
            List<String> events = Collections.synchronizedList(new ArrayList<>());
            OkHttpTransport transport = OkHttpTransport.using(new OkHttpClient.Builder()
                    .eventListener(new EventListener() {
                        @Override
                        public void callStart(Call call) {
                            events.add("start");
                        }

                        @Override
                        public void callEnd(Call call) {
                            events.add("end");
                        }
                    })
                    .build());
            try (RawServer server = RawServer.answering(OK)) {
                calls.call(transport, post(server));
                assertThat(events).containsExactly("start", "end");
            }
        }

        @ParameterizedTest
        @EnumSource
        void theConnectionsAreShared(Calls calls) throws Exception {
            OkHttpClient client = new OkHttpClient();
            OkHttpTransport transport = OkHttpTransport.using(client);
            try (RawServer server = RawServer.answering(OK)) {
                client.newCall(plain(server)).execute().close();
                calls.call(transport, post(server));
                client.newCall(plain(server)).execute().close();
                assertThat(server.connections()).isEqualTo(1);
            }
        }

        @Test
        void theExecutorRunsAsynchronousCalls() throws Exception {
            AtomicInteger threads = new AtomicInteger();
            ExecutorService executor = Executors.newCachedThreadPool(task -> {
                threads.incrementAndGet();
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            });
            OkHttpTransport transport = OkHttpTransport.using(new OkHttpClient.Builder()
                    .dispatcher(new Dispatcher(executor))
                    .build());
            try (RawServer server = RawServer.answering(OK)) {
                Calls.ASYNC.call(transport, post(server));
                assertThat(threads).hasValue(1);
                transport.close();
                assertThat(executor.isShutdown()).isFalse();
            }
        }

        @ParameterizedTest
        @EnumSource
        void theClientItselfIsNotChanged(Calls calls) throws Exception {
            OkHttpClient client = new OkHttpClient();
            OkHttpTransport transport = OkHttpTransport.using(client);
            assertThat(client.followRedirects()).isTrue();
            assertThat(client.retryOnConnectionFailure()).isTrue();
            assertThat(client.readTimeoutMillis()).isEqualTo(10_000);
            assertThat(client.dispatcher().getMaxRequestsPerHost()).isEqualTo(5);
            assertThat(client.networkInterceptors()).isEmpty();
            try (RawServer server = RawServer.answering(OK)) {
                calls.call(transport, post(server));
                transport.close();
                assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
                client.newCall(plain(server)).execute().close();
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    /** Interceptors that are fine elsewhere, and could make two pushes of one here. */
    @Nested
    class T2Interceptors {
        private static final Interceptor TRIES_AGAIN = chain -> {
            try {
                Response first = chain.proceed(chain.request());
                if (first.isSuccessful()) {
                    return first;
                }
                first.close();
            } catch (IOException e) {
                // Tries again.
            }
            return chain.proceed(chain.request());
        };

        @ParameterizedTest
        @EnumSource
        void oneThatTriesAgainAfterAnAnswer(Calls calls) throws Exception {
            OkHttpTransport transport = OkHttpTransport.using(withInterceptor(TRIES_AGAIN));
            try (RawServer server = RawServer.answering(RawServer.response(429, "", "Retry-After: 7"))) {
                assertThatExceptionOfType(IncompleteResponseException.class)
                        .isThrownBy(() -> calls.call(transport, post(server)))
                        .satisfies(e -> assertThat(e.status()).isEqualTo(429))
                        .satisfies(e ->
                                assertThat(e.headers().first("Retry-After")).contains("7"));
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource
        void oneThatTriesAgainAfterNoAnswer(Calls calls) throws Exception {
            OkHttpTransport transport = OkHttpTransport.using(withInterceptor(TRIES_AGAIN));
            try (RawServer server = RawServer.start(RawConnection::readRequest)) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> calls.call(transport, post(server)))
                        .isNotInstanceOf(RequestNotSentException.class)
                        .withMessageContaining("a second time");
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @EnumSource
        void oneThatHasCopiedTheBodyLeavesAnUnsentRequestUnsure(Calls calls) throws Exception {
            OkHttpTransport transport = OkHttpTransport.using(withInterceptor(chain -> {
                Buffer copy = new Buffer();
                requireNonNull(chain.request().body()).writeTo(copy);
                RequestBody body = RequestBody.create(copy.readByteArray(), MediaType.get("text/plain"));
                return chain.proceed(chain.request().newBuilder().post(body).build());
            }));
            RawServer closed = RawServer.answering(OK);
            closed.close();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> calls.call(transport, post(closed)))
                    .isNotInstanceOf(RequestNotSentException.class);
            try (RawServer server = RawServer.answering(RawServer.response(503, "", "Retry-After: 0"))) {
                assertThat(calls.call(transport, post(server)).status()).isEqualTo(503);
                assertThat(server.requests())
                        .singleElement()
                        .satisfies(
                                request -> assertThat(request.body()).asString().isEqualTo("x"));
            }
        }
    }

    private static OkHttpClient withInterceptor(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }

    /** OkHttp throws in its own thread what an interceptor throws, and the JDK would print it. */
    private static ExecutorService quietExecutor() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((where, what) -> {});
            return thread;
        });
    }

    private static Response answer(Request request, int status, String body) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .header("X-Made", "up")
                .body(ResponseBody.create(body, MediaType.get("text/plain")))
                .build();
    }
}
