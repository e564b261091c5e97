package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.TransportRequest;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** What the client is told for one request, over what it does by default. */
final class Settings {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final long MARGIN_MILLIS = 1000;

    private Settings() {}

    static RequestConfig of(RequestConfig base, TransportRequest request) {
        Duration timeout = request.timeout();
        long millis = Math.max(1, (timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST).toMillis());
        return RequestConfig.copy(base)
                .setRedirectsEnabled(false)
                .setExpectContinueEnabled(false)
                .setContentCompressionEnabled(false)
                .setCookieSpec(StandardCookieSpec.IGNORE)
                // A proxy may ask for credentials before it opens a tunnel, the target never. Without a tunnel it would
                // be the request itself that goes out again.
                .setAuthenticationEnabled("https".equalsIgnoreCase(request.uri().getScheme()))
                .setTargetPreferredAuthSchemes(List.of())
                .setHardCancellationEnabled(true)
                .setConnectionRequestTimeout(earlier(base.getConnectionRequestTimeout(), millis))
                // The cancellation comes first, since whoever fires it knows the reason.
                .setResponseTimeout(earlier(base.getResponseTimeout(), millis + MARGIN_MILLIS))
                .build();
    }

    private static Timeout earlier(@Nullable Timeout own, long millis) {
        return own == null || own.isDisabled() || own.toMilliseconds() > millis ? Timeout.ofMilliseconds(millis) : own;
    }
}
