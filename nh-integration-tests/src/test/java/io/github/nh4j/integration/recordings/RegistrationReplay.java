package io.github.nh4j.integration.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.Registrations;
import io.github.nh4j.auth.ConnectionString;
import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.ServerGeneration;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.registration.ListedInstallation;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client whose hub answers with one recorded call about registrations, and an emulator that has to answer the same. */
final class RegistrationReplay {
    private static final Set<String> COLLECTIONS = Set.of("registrations", "registrationids", "tags");
    private static final Pattern DESCRIPTION =
            Pattern.compile("<(\\w+)RegistrationDescription[ >].*?</\\1RegistrationDescription>", Pattern.DOTALL);
    private static final Pattern CHANNEL =
            Pattern.compile("<(?:DeviceToken|ChannelUri|\\w+RegistrationId|BaiduUserId|Endpoint)>([^<]*)</(?!Reg)");
    private static final NativeRegistration PHONE =
            NativeRegistration.builder(InstallationPlatform.APPLE, "AB").build();

    private final RecordedCall call;
    private final List<TransportRequest> sent = new ArrayList<>();

    RegistrationReplay(RecordedCall call) {
        this.call = call;
    }

    static boolean isAbout(RecordedCall call) {
        return COLLECTIONS.contains(call.resource().replaceFirst("/.*", ""));
    }

    /** Which operation it was is not recorded, but it shows in what was asked for and in what was answered. */
    void check() {
        List<MatchResult> recorded =
                DESCRIPTION.matcher(call.content()).results().toList();
        try (NotificationHubClient client = client(
                ConnectionString.parse("Endpoint=sb://recorded.servicebus.windows.net/;"
                        + "SharedAccessKeyName=name;SharedAccessKey=c2VjcmV0"),
                (request, cancellation) -> {
                    sent.add(request);
                    return call.response();
                })) {
            if (call.isError()) {
                checkError(client.registrations());
            } else if (call.content().startsWith("<feed")) {
                checkFeed(client, recorded);
            } else if (!recorded.isEmpty()) {
                Registrations hub = client.registrations();
                boolean created = call.resource().equals("registrations");
                checkRegistration(created ? hub.create(PHONE) : hub.get(id()), recorded.get(0));
            } else if (call.resource().equals("registrationids")) {
                assertThat(client.registrations().newId()).isEqualTo(call.idInLocation());
            } else {
                client.registrations().delete(id());
            }
        }
        checkTarget();
    }

    private NotificationHubClient client(ConnectionString connection, Transport transport) {
        return NotificationHubClient.builder(connection, call.hub())
                .transport(transport)
                .build();
    }

    private String id() {
        return call.resource().replaceFirst(".*/", "");
    }

    private void checkError(Registrations hub) {
        ServiceException failure = catchThrowableOfType(ServiceException.class, () -> hub.get(id()));
        assertThat(failure).as("the exception").isNotNull();
        new RecordedError(call)
                .check(failure, sent.get(0).headers().first("TrackingId").orElseThrow());
    }

    private void checkFeed(NotificationHubClient client, List<MatchResult> recorded) {
        String continuation = parameter("continuationtoken");
        Page<Registration> page = continuation == null
                ? client.registrations().listPage(query())
                : client.registrations().listPage(query(), continuation);
        assertThat(page.continuation()).isEqualTo(call.headers().first("x-ms-continuationtoken"));
        assertThat(page.items()).hasSameSizeAs(recorded);
        for (int i = 0; i < recorded.size(); i++) {
            checkRegistration(page.items().get(i), recorded.get(i));
        }
        assertThat(client.installations().listPage(query()).items())
                .extracting(ListedInstallation::id)
                .isEqualTo(recorded.stream()
                        .map(MatchResult::group)
                        .filter(description -> !description.contains("TemplateRegistrationDescription"))
                        .map(description -> element(description, "Tags"))
                        .filter(tags -> tags != null && tags.startsWith("$InstallationId:{"))
                        .map(tags -> tags.substring("$InstallationId:{".length(), tags.indexOf('}')))
                        .toList());
    }

    private RegistrationQuery query() {
        String filter = parameter("$filter");
        Matcher tag = Pattern.compile("tags/([^/]*)/registrations").matcher(call.resource());
        RegistrationQuery query = tag.matches()
                ? RegistrationQuery.byTag(URLDecoder.decode(tag.group(1), UTF_8))
                : filter == null
                        ? RegistrationQuery.all()
                        : RegistrationQuery.byChannel(PushChannel.of(
                                InstallationPlatform.ADM,
                                URLDecoder.decode(filter, UTF_8)
                                        .replaceFirst("ChannelUri eq '(.*)'", "$1")
                                        .replace("''", "'")));
        return query.withPageSize(Integer.parseInt(String.valueOf(parameter("$top"))));
    }

    private @Nullable String parameter(String name) {
        Matcher value =
                Pattern.compile("[?&]" + Pattern.quote(name) + "=([^&]*)").matcher(call.target());
        return value.find() ? value.group(1) : null;
    }

    private void checkRegistration(Registration registration, MatchResult recorded) {
        String description = recorded.group();
        assertThat(registration.id()).contains(String.valueOf(element(description, "RegistrationId")));
        assertThat(registration.etag()).contains(String.valueOf(element(description, "ETag")));
        assertThat(registration.expirationTime()).isEmpty();
        String tags = element(description, "Tags");
        assertThat(String.join(",", registration.tags())).isEqualTo(tags == null ? "" : tags);
        if (recorded.group(1).endsWith("Template")) {
            TemplateRegistration template = (TemplateRegistration) registration;
            assertThat(description).contains("<![CDATA[" + template.body() + "]]>");
            assertThat(template.name().orElse(null)).isEqualTo(element(description, "TemplateName"));
            assertThat(template.channel().handle()).startsWith(channel(description));
        } else {
            assertThat(((NativeRegistration) registration).channel().handle()).startsWith(channel(description));
        }
        assertThat(answerOfTheEmulator(registration)).isEqualTo(inside(description));
    }

    private static @Nullable String element(String description, String name) {
        Matcher element =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(description);
        return element.find() ? element.group(1) : null;
    }

    private static String channel(String description) {
        return CHANNEL.matcher(description)
                .results()
                .filter(element -> !element.group().startsWith("<RegistrationId>"))
                .map(element -> element.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** What the emulator makes of the registration, once the client has read it and stored it there. */
    private String answerOfTheEmulator(Registration registration) {
        HubEmulator emulator = HubEmulator.create(call.hub(), ServerGeneration.OLD);
        Transport transport = emulator.transport();
        List<TransportResponse> answers = new ArrayList<>();
        try (NotificationHubClient client =
                client(ConnectionString.parse(emulator.connectionString()), (request, cancellation) -> {
                    TransportResponse answer = transport.send(request, cancellation);
                    answers.add(answer);
                    return answer;
                })) {
            var unused = client.registrations().createOrUpdate(registration);
        }
        Matcher description = DESCRIPTION.matcher(new String(answers.get(0).body(), UTF_8));
        assertThat(description.find()).isTrue();
        return inside(description.group());
    }

    /** The name and the elements, but for the etag and the form of the time, which depend on what was before. */
    private static String inside(String description) {
        return description
                .replaceFirst("^(<\\w+) [^>]*>", "$1>")
                .replaceFirst("<ETag>\\d+</ETag>", "")
                .replaceFirst("(<ExpirationTime>[^<]*\\.9{3})(9{4})?Z?</ExpirationTime>", "$1</ExpirationTime>");
    }

    /** The recorded clients asked for the same, in an older version of the protocol some of them. */
    private void checkTarget() {
        assertThat(sent.get(0).uri().getRawPath() + "?" + sent.get(0).uri().getRawQuery())
                .isEqualTo(call.target().replaceFirst("api-version=[0-9-]+", "api-version=2020-06"));
    }
}
