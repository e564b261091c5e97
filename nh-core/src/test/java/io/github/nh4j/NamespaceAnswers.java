package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;

/** What a namespace says about its hubs. */
final class NamespaceAnswers {
    static final String KEY = "UkVEQUNURUQtS0VZLVJFREFDVEVELUtFWS1SRURBQ1Q=";

    private static final String DESCRIPTION = "<NotificationHubDescription"
            + " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + "<RegistrationTtl>P10675199DT2H48M5.4775807S</RegistrationTtl><AuthorizationRules>"
            + "<AuthorizationRule i:type=\"SharedAccessAuthorizationRule\"><ClaimType>SharedAccessKey</ClaimType>"
            + "<ClaimValue>None</ClaimValue><Rights><AccessRights>Listen</AccessRights></Rights>"
            + "<CreatedTime>2020-07-02T18:33:22.1346784Z</CreatedTime>"
            + "<ModifiedTime>2020-07-02T18:33:22.1346784Z</ModifiedTime>"
            + "<KeyName>DefaultListenSharedAccessSignature</KeyName><PrimaryKey>" + KEY + "</PrimaryKey>"
            + "<SecondaryKey>" + KEY + "</SecondaryKey></AuthorizationRule></AuthorizationRules>"
            + "</NotificationHubDescription>";

    static final String ENTRY = "<entry xmlns=\"http://www.w3.org/2005/Atom\">"
            + "<id>https://ns.servicebus.windows.net/news?api-version=2020-06</id><title type=\"text\">news</title>"
            + "<published>2020-07-02T18:33:22Z</published><updated>2020-07-02T18:33:22Z</updated>"
            + "<author><name>ns</name></author><content type=\"application/xml\">" + DESCRIPTION + "</content></entry>";

    static final String NONE = "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
            + "<title type=\"text\">Publicly Listed Services</title><subtitle type=\"text\">This is the list of"
            + " publicly-listed services currently available.</subtitle><id>uuid:1;id=6225</id>"
            + "<updated>2020-07-02T18:33:22Z</updated><generator>Service Bus 1.1</generator></feed>";

    private NamespaceAnswers() {}

    static TransportResponse found(int status) {
        return of(status, ENTRY);
    }

    static TransportResponse of(int status, String body) {
        return TransportResponse.of(
                status,
                Headers.of("Content-Type", "application/atom+xml; type=entry; charset=utf-8"),
                body.getBytes(UTF_8));
    }
}
