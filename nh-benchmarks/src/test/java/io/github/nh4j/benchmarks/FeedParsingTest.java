package io.github.nh4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.windowsazure.messaging.Registration;
import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A page of 100 registrations, read by nh4j and by the SDK of Microsoft, version 0.4.2. */
class FeedParsingTest {
    private static final String CONNECTION_STRING =
            "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=full;SharedAccessKey=a2V5";
    private static final String CONNECT = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";

    private final byte[] feed = feed();

    @Test
    void aPageTakesAtMostThreeTenthsOfTheTimeAndHalfAMegabyte() throws Exception {
        TransportResponse response = TransportResponse.of(200, Headers.of(), feed);
        try (NotificationHubClient hub = NotificationHubClient.builder(CONNECTION_STRING, "news")
                .transport((request, cancellation) -> response)
                .build()) {
            Callable<List<?>> ours =
                    () -> hub.registrations().listPage(RegistrationQuery.all()).items();
            Callable<List<?>> theirs = () -> Registration.parseRegistrations(new ByteArrayInputStream(feed))
                    .getRegistrations();
            assertThat(ours.call()).hasSize(100);
            assertThat(theirs.call()).hasSize(100);

            Measured[] measured = Measured.inTurn(ours, theirs);

            System.out.println("a feed of 100 registrations, " + feed.length + " bytes: nh4j " + measured[0]
                    + "; the SDK of Microsoft " + measured[1]);
            assertThat(measured[0].microseconds()).isLessThanOrEqualTo(0.3 * measured[1].microseconds());
            assertThat(measured[0].bytes()).isLessThanOrEqualTo(500_000);
        }
    }

    private static byte[] feed() {
        return IntStream.range(0, 100)
                .mapToObj(i ->
                        """
                        <entry p2:etag="W/&quot;1&quot;"><id>https://contoso.servicebus.windows.net/news/resources/%1$s</id>\
                        <title type="text">%1$s</title><published>2026-01-09T16:29:06Z</published>\
                        <updated>2026-01-09T16:29:06Z</updated>\
                        <link rel="self" href="https://contoso.servicebus.windows.net/news/resources/%1$s"/>\
                        <content type="application/xml"><AppleTemplateRegistrationDescription \
                        xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="%2$s"><ETag>1</ETag>\
                        <ExpirationTime>9999-12-31T23:59:59.999Z</ExpirationTime><RegistrationId>%1$s</RegistrationId>\
                        <Tags>follows_RedSox,location_Boston,lang_en</Tags><DeviceToken>%3$s</DeviceToken>\
                        <BodyTemplate><![CDATA[{"aps":{"alert":"$(message)"}}]]></BodyTemplate>\
                        </AppleTemplateRegistrationDescription></content></entry>""".formatted("2077016185063325712-1113780951680862594-" + i, CONNECT, "62BCD348".repeat(8)))
                .collect(Collectors.joining(
                        "",
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\""
                                + " xmlns:p2=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
                                + "<title type=\"text\">Registrations</title>",
                        "</feed>"))
                .getBytes(UTF_8);
    }
}
