package io.github.nh4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;

/** What is asserted about answers again and again. */
final class HubResponses {
    private HubResponses() {}

    /** The hub accepted a send: no body, and the place where the notification is. */
    static void assertCreated(TransportResponse response) {
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertThat(TestHub.header(response, "Content-Length")).isEqualTo("0");
        assertThat(response.headers().first("Location")).isPresent();
    }

    /** The hub refused in its XML form, with a detail that starts so. */
    static void assertRefused(TransportResponse response, int status, String detail) {
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(status);
        assertThat(TestHub.text(response))
                .startsWith("<Error><Code>" + status + "</Code><Detail>" + detail)
                .contains(". TrackingId:" + TestHub.header(response, "TrackingId") + ",TimeStamp:")
                .endsWith("</Detail></Error>");
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/xml; charset=utf-8");
    }
}
