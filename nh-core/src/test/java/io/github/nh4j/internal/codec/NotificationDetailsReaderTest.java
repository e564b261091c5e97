package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nh4j.auth.SasUri;
import io.github.nh4j.notification.NotificationDetails;
import io.github.nh4j.notification.NotificationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationDetailsReaderTest {
    private static final String COMPLETED = """
            <NotificationDetails xmlns="http://schemas.microsoft.com/netservices/2010/10/servicebus/connect" \
            xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
              <NotificationId>NH-1</NotificationId>
              <Location>sb://ns.servicebus.windows.net/hub/messages/NH-1?api-version=2016-07</Location>
              <State>Completed</State>
              <EnqueueTime>2015-11-02T21:19:43Z</EnqueueTime>
              <StartTime>2015-11-02T21:19:43.9926996Z</StartTime>
              <EndTime>2015-11-02T21:19:44.5</EndTime>
              <NotificationBody>&lt;?xml version="1.0" encoding="utf-16"?&gt;&lt;toast&gt;1 &amp;amp; 2&lt;/toast&gt;</NotificationBody>
              <Tags>a &amp;&amp; b</Tags>
              <TargetPlatforms>windows,apple, newplatform</TargetPlatforms>
              <WnsOutcomeCounts>
                <Outcome><Name>Success</Name><Count>3</Count></Outcome>
                <Outcome><Name>WrongToken</Name><Count>1</Count></Outcome>
              </WnsOutcomeCounts>
              <ApnsOutcomeCounts><Outcome><Count>2</Count><Newer>x</Newer><Name>Success</Name></Outcome></ApnsOutcomeCounts>
              <NewOutcomeCounts><Outcome><Name>BrandNew</Name><Count>9</Count></Outcome></NewOutcomeCounts>
              <PnsErrorDetailsUri>https://acct.blob.core.windows.net/c/e?sv=1&amp;sig=s3cret%3D</PnsErrorDetailsUri>
              <FcmV1OutcomeCounts><Outcome><Name>Success</Name><Count>4</Count></Outcome></FcmV1OutcomeCounts>
              <Newer><Deep>x</Deep></Newer>
            </NotificationDetails>""";

    private static NotificationDetails read(String body) throws MalformedBodyException {
        return NotificationDetailsReader.read(body.getBytes(UTF_8));
    }

    private static String details(String inside) {
        return "<NotificationDetails>" + inside + "</NotificationDetails>";
    }

    @Test
    void everyFieldIsKept() throws MalformedBodyException {
        NotificationDetails details = read(COMPLETED);

        assertThat(details.notificationId()).isEqualTo("NH-1");
        assertThat(details.location()).contains("sb://ns.servicebus.windows.net/hub/messages/NH-1?api-version=2016-07");
        assertThat(details.state()).isEqualTo(NotificationState.COMPLETED);
        assertThat(details.enqueueTime()).contains(Instant.parse("2015-11-02T21:19:43Z"));
        assertThat(details.startTime()).contains(Instant.parse("2015-11-02T21:19:43.9926996Z"));
        assertThat(details.endTime()).contains(Instant.parse("2015-11-02T21:19:44.5Z"));
        assertThat(details.payload()).contains("<?xml version=\"1.0\" encoding=\"utf-16\"?><toast>1 &amp; 2</toast>");
        assertThat(details.tags()).contains("a && b");
        assertThat(details.targetPlatforms()).containsExactly("windows", "apple", "newplatform");
        assertThat(details.outcomeCounts())
                .isEqualTo(Map.of(
                        "wns", Map.of("Success", 3L, "WrongToken", 1L),
                        "apns", Map.of("Success", 2L),
                        "new", Map.of("BrandNew", 9L),
                        "fcmv1", Map.of("Success", 4L)));
        assertThat(details.count("Success")).isEqualTo(9);
        assertThat(details.count("Dropped")).isZero();
        assertThat(details.pnsErrorDetailsUri().map(SasUri::value))
                .contains("https://acct.blob.core.windows.net/c/e?sv=1&sig=s3cret%3D");
        assertThat(details.toString()).contains("NH-1 Completed").doesNotContain("s3cret", "toast");
    }

    @Test
    void whatIsMissingIsMissing() throws MalformedBodyException {
        NotificationDetails details =
                read("<x:NotificationDetails xmlns:x='urn:x' xmlns:i='urn:i'><x:EndTime i:nil='true'/>"
                        + "<x:WnsOutcomeCounts/></x:NotificationDetails>");

        assertThat(details.state()).isEqualTo(NotificationState.UNKNOWN);
        assertThat(details.notificationId()).isEmpty();
        assertThat(details.targetPlatforms()).isEmpty();
        assertThat(details.outcomeCounts()).isEmpty();
        assertThat(details.endTime().isPresent()
                        || details.payload().isPresent()
                        || details.pnsErrorDetailsUri().isPresent())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Canceled", "Cancelled", "DetailedStateAvailable", "Scheduled", "NoSuchWord"})
    void aStateThatOtherClientsChokeOnSurvivesAndSpoilsNotTheNextAnswer(String word) throws MalformedBodyException {
        assertThat(read(details("<State>" + word + "</State>")).state().word()).isEqualTo(word);
        assertThat(read(details("<State>Completed</State>")).state()).isEqualTo(NotificationState.COMPLETED);
    }

    @Test
    void noOutcomeIsMadeUp() throws MalformedBodyException {
        NotificationDetails details = read(details("<WnsOutcomeCounts><Outcome><Name>Success</Name><Count>1</Count>"
                + "</Outcome><Outcome><Count>7</Count></Outcome></WnsOutcomeCounts><OutcomeCounts/>"));

        assertThat(details.outcomeCounts()).isEqualTo(Map.of("wns", Map.of("Success", 1L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "<entry><NotificationDetails/></entry>",
                "<NotificationDetails><EndTime>s3cret</EndTime></NotificationDetails>",
                "<NotificationDetails><WnsOutcomeCounts><Outcome><Name>Success</Name><Count>s3cret</Count></Outcome>"
                        + "</WnsOutcomeCounts></NotificationDetails>",
                "<!DOCTYPE x [<!ENTITY e 's3cret'>]><NotificationDetails><Tags>&e;</Tags></NotificationDetails>"
            })
    void whatIsBrokenIsNeverTheAnswerBefore(String body) throws MalformedBodyException {
        var unused = read(COMPLETED);

        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read(body))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cret"));
    }

    @Test
    void thousandRandomDocumentsAreReadAsTheyWereWritten() throws MalformedBodyException {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            String payload = text(random);
            Map<String, Map<String, Long>> counts = new TreeMap<>();
            List<String> parts = new ArrayList<>(List.of(
                    element("State", "State" + seed),
                    element("NotificationBody", payload),
                    element("PnsErrorDetailsUri", "https://a/b?sig=" + seed + "&sv=1")));
            for (String platform : List.of("Apns", "Wns", "FcmV1", "Browser", "P" + seed)) {
                if (random.nextBoolean()) {
                    String outcome = "Outcome" + random.nextInt(5);
                    long count = random.nextInt(1_000_000);
                    counts.put(platform.toLowerCase(Locale.ROOT), Map.of(outcome, count));
                    parts.add("<" + platform + "OutcomeCounts><Outcome>" + element("Name", outcome)
                            + element("Count", Long.toString(count)) + "</Outcome></" + platform + "OutcomeCounts>");
                }
            }
            Collections.shuffle(parts, random);

            NotificationDetails details = read(details(String.join("", parts)));

            assertThat(details.state().word()).isEqualTo("State" + seed);
            assertThat(details.payload().orElse("")).as("seed %d", seed).isEqualTo(payload);
            assertThat(details.outcomeCounts()).isEqualTo(counts);
            assertThat(details.pnsErrorDetailsUri()).contains(SasUri.of("https://a/b?sig=" + seed + "&sv=1"));
        }
    }

    private static String text(Random random) {
        int[] points = random.ints(random.nextInt(20), 0, 8)
                .map(i -> "a<&>\"é🎉 ".codePoints().toArray()[i])
                .toArray();
        return new String(points, 0, points.length);
    }

    private static String element(String name, String text) {
        return "<" + name + ">"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
    }
}
