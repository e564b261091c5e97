package io.github.nh4j.integration.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.NamespaceClient;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.hub.AuthorizationRule;
import io.github.nh4j.hub.HubDescription;
import io.github.nh4j.transport.TransportRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client whose namespace answers with one recorded call about a hub. */
final class NamespaceReplay {
    private static final Pattern DESCRIPTION =
            Pattern.compile("<NotificationHubDescription.*</NotificationHubDescription>", Pattern.DOTALL);

    private final RecordedCall call;
    private final List<TransportRequest> sent = new ArrayList<>();

    NamespaceReplay(RecordedCall call) {
        this.call = call;
    }

    /** Which operation it was is not recorded; the answers to all are read alike. */
    void check() {
        try (NamespaceClient client = NamespaceClient.builder("Endpoint=sb://recorded.servicebus.windows.net/;"
                        + "SharedAccessKeyName=name;SharedAccessKey=c2VjcmV0")
                .transport((request, cancellation) -> {
                    sent.add(request);
                    return call.response();
                })
                .build()) {
            Matcher description = DESCRIPTION.matcher(call.content());
            if (call.isError()) {
                ServiceException failure =
                        catchThrowableOfType(ServiceException.class, () -> client.getHub(call.hub()));
                assertThat(failure).as("the exception").isNotNull();
                new RecordedError(call)
                        .check(
                                failure,
                                sent.get(0).headers().first("TrackingId").orElseThrow());
            } else if (description.find()) {
                checkDescription(client, description.group());
            } else {
                assertThat(catchThrowableOfType(NotFoundException.class, () -> client.getHub(call.hub())))
                        .isNotNull();
            }
        }
        assertThat(sent.get(0).uri().getRawPath()).isEqualTo("/" + call.hub());
    }

    private void checkDescription(NamespaceClient client, String recorded) {
        HubDescription hub = client.getHub(call.hub());

        assertThat(hub.name()).isEqualTo(call.hub());
        assertThat(hub.registrationTtl()).isEmpty();
        assertThat(hub.isDisabled()).isEqualTo(recorded.contains("<Status>true</Status>"));
        assertThat(hub.authorizationRules())
                .extracting(AuthorizationRule::keyName)
                .isEqualTo(texts(recorded, "KeyName"));
        assertThat(hub.authorizationRules())
                .extracting(AuthorizationRule::primaryKey)
                .isEqualTo(texts(recorded, "PrimaryKey"));
        assertThat(hub.authorizationRules())
                .extracting(AuthorizationRule::secondaryKey)
                .isEqualTo(texts(recorded, "SecondaryKey"));
        assertThat(hub.authorizationRules())
                .extracting(rule -> rule.createdTime().orElseThrow())
                .isEqualTo(texts(recorded, "CreatedTime").stream()
                        .map(Instant::parse)
                        .toList());
        assertThat(hub.authorizationRules().stream()
                        .flatMap(rule -> rule.rights().stream())
                        .map(right -> right.name().charAt(0)
                                + right.name().substring(1).toLowerCase(Locale.ROOT)))
                .containsExactlyElementsOf(texts(recorded, "AccessRights"));

        HubDescription unused = client.updateHub(hub);
        assertThat(new String(sent.get(1).body(), UTF_8)).contains(recorded);
    }

    private static List<String> texts(String xml, String element) {
        return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
                .matcher(xml)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
