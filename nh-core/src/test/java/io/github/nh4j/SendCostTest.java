package io.github.nh4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.tag.TagExpression;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportResponse;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a send costs on this side of the network. */
class SendCostTest {
    private static final Notification HELLO = Notification.apple("{\"aps\":{\"alert\":\"Hello!\"}}");
    private static final TagExpression NEWS = TagExpression.tag("news");

    private static final TransportResponse ACCEPTED = TransportResponse.of(
            201,
            Headers.of(
                    "Location",
                    "https://contoso-ns.servicebus.windows.net/myhub/messages/NH-1-abc?api-version=2020-06",
                    "TrackingId",
                    "hub-1"),
            new byte[0]);

    @Test
    void oneTokenIsSignedForTenThousandSendsInARow() {
        Set<String> tokens = new HashSet<>();
        NotificationHubClient hub = Contoso.client((request, cancellation) -> {
            tokens.add(request.headers().first("Authorization").orElse("none"));
            return ACCEPTED;
        });

        send(hub, 10_000);

        assertThat(tokens).singleElement().asString().startsWith("SharedAccessSignature ");
    }

    @Test
    void aSendAllocatesNoMoreThanItsBudget() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Transport canned = (request, cancellation) -> ACCEPTED;
        NotificationHubClient hub = Contoso.client(canned);
        int sends = 20_000;
        send(hub, sends);

        long before = threads.getCurrentThreadAllocatedBytes();
        send(hub, sends);
        long bytesPerSend = (threads.getCurrentThreadAllocatedBytes() - before) / sends;

        System.out.println("allocated by one send: " + bytesPerSend + " bytes");
        assertThat(bytesPerSend).isPositive().isLessThanOrEqualTo(2_560);
    }

    private static void send(NotificationHubClient hub, int times) {
        for (int i = 0; i < times; i++) {
            var unused = hub.send(HELLO, NEWS);
        }
    }
}
