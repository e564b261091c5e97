package io.github.nh4j.transport.jdk;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.time.Duration;

/** Makes, checks and ends clients. */
final class Clients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String REPEAT_ALL = "jdk.httpclient.enableAllMethodRetry";

    private Clients() {}

    static HttpClient open() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    static void checkSystemProperties() {
        String repeat = System.getProperty(REPEAT_ALL);
        if (repeat != null && (repeat.isEmpty() || Boolean.parseBoolean(repeat))) {
            throw new IllegalStateException("the system property " + REPEAT_ALL
                    + " makes the HTTP client of the JDK send a notification twice: start the JVM without it");
        }
    }

    /**
     * What the JDK cannot leave out for one request. With an authenticator JDK 17 turns a 401 into an exception, or sends
     * the request a second time, even if the request has an {@code Authorization} of its own.
     */
    static void checkBorrowed(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HttpClient follows redirects, which would send a notification to"
                    + " another host: build it with followRedirects(HttpClient.Redirect.NEVER)");
        }
        if (client.cookieHandler().isPresent()) {
            throw new IllegalArgumentException("the HttpClient has a cookie handler, which would add cookies to what is"
                    + " sent: build it without cookieHandler(...)");
        }
        if (client.authenticator().isPresent()) {
            throw new IllegalArgumentException(
                    "the HttpClient has an authenticator, which would answer a 401 by sending"
                            + " the notification again: build it without authenticator(...), and set the header"
                            + " Proxy-Authorization if a proxy asks for credentials");
        }
    }

    /** By reflection, since the method came with Java 21; {@code close()} would wait for what is in flight. */
    static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException e) {
            // The client ends by itself when it is garbage.
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the HTTP client cannot be shut down", e);
        }
    }
}
