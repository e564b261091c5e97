package io.github.nh4j.transport.planted;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Headers;
import java.net.http.HttpClient;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Breaks, by its package, the rules of an adapter, for the test that they notice it. Not part of the library. */
public final class PlantedTransport {
    /** Adapters may name their stack here, and only here. */
    public static void using(JavaClass stack) {}

    static HttpClient otherStack() {
        return HttpClient.newHttpClient();
    }

    static TagExpression domain() {
        return TagExpression.parse("a");
    }

    static List<Headers> fine(SSLContext tls) {
        return List.of();
    }
}
