package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static io.github.nh4j.emulator.TestHub.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of registrations: whole, by channel and by tag. */
class RegistrationListingTest {
    private static final String TOKEN = "x-ms-continuationtoken";

    private final TestHub hub = new TestHub();

    private TransportResponse get(String pathAndQuery) {
        return hub.call("GET", "news/" + pathAndQuery).exchange();
    }

    private List<String> listed(String pathAndQuery) {
        TransportResponse response = get(pathAndQuery);
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(200);
        return ids(response);
    }

    private void gcm(String id, String handle, String tags) {
        TransportResponse response = hub.putRegistration(
                id,
                "Gcm",
                (tags.isEmpty() ? "" : "<Tags>" + tags + "</Tags>") + "<GcmRegistrationId>" + handle
                        + "</GcmRegistrationId>");
        assertThat(response.status()).as(TestHub.text(response)).isEqualTo(200);
    }

    /** In the order of their ids, which are numbers. */
    private List<String> some(int count) {
        List<String> all =
                IntStream.rangeClosed(1, count).mapToObj(i -> i + "-1-1").toList();
        all.forEach(id -> gcm(id, "h" + id, ""));
        return all;
    }

    @Test
    void nothingIsAFeedWithoutEntries() {
        TransportResponse response = get("registrations?api-version=2020-06");
        assertThat(TestHub.text(response))
                .isEqualTo("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\">Registrations</title>"
                        + "<id>http://localhost:5380/news/resources?api-version=2020-06</id>"
                        + "<updated>2026-02-24T10:26:42Z</updated><link rel=\"self\""
                        + " href=\"http://localhost:5380/news/resources?api-version=2020-06\"/></feed>");
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/xml");
        assertThat(response.headers().first(TOKEN)).isEmpty();
    }

    @Test
    void anEntryInAFeedHasAnotherPrefixAndAZoneInItsTime() {
        gcm("1-2-3", "ann", "a");
        assertThat(TestHub.text(get("registrations?api-version=2020-06&$top=5")))
                .contains("<entry p2:etag=\"W/&quot;1&quot;\""
                        + " xmlns:p2=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
                        + "<id>http://localhost:5380/news/resources/1-2-3?api-version=2020-06&amp;$top=5</id>"
                        + "<title type=\"text\">1-2-3</title>")
                .contains("<ExpirationTime>9999-12-31T23:59:59.9999999Z</ExpirationTime>")
                .endsWith("</GcmRegistrationDescription></content></entry></feed>");
    }

    @ParameterizedTest
    @CsvSource({"'',100", "$top=200,100", "$top=100,100", "$top=7,7", "$top=007,7", "$top=1,1"})
    void aPageHasAsManyAsAskedForAnd100AtMost(String top, int size) {
        List<String> all = some(120);
        List<String> found = new ArrayList<>();
        TransportResponse page = get("registrations?" + top);
        while (page.headers().first(TOKEN).isPresent()) {
            assertThat(ids(page)).hasSize(size);
            found.addAll(ids(page));
            page = get("registrations?" + top + "&continuationtoken=" + TestHub.header(page, TOKEN));
        }
        found.addAll(ids(page));
        assertThat(found).isEqualTo(all);
    }

    @Test
    void theLastPageIsTheLastEvenIfItIsFull() {
        some(6);
        TransportResponse first = get("registrations?$top=3");
        TransportResponse second = get("registrations?$top=3&continuationtoken=" + TestHub.header(first, TOKEN));
        assertThat(ids(second)).hasSize(3);
        assertThat(second.headers().first(TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$top=0", "$top=-1", "$top=x", "$top=", "$top=1.5", "$top=9999999999"})
    void aPageOfNoSizeIsRefused(String top) {
        assertRefused(get("registrations?" + top), 400, "$top is not a number of registrations");
    }

    @Test
    void aTokenIsBase64WithPaddingThatIsEncodedAlready() {
        for (String id : List.of("1-1-1", "12-1-1", "123-1-1", "1234-1-1", "12345-1-1")) {
            gcm(id, "h", "");
        }
        String next = "";
        for (int i = 0; i < 4; i++) {
            String token = TestHub.header(get("registrations?$top=1" + next), TOKEN);
            assertThat(token).matches("[A-Za-z0-9]+(%3D){1,2}");
            next = "&continuationtoken=" + token;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuationtoken", "ContinuationToken", "CONTINUATIONTOKEN", "%63ontinuationtoken"})
    void aTokenIsTakenHoweverItsParameterIsWrittenAndHoweverOftenItIsEncoded(String name) {
        some(4);
        String token = TestHub.header(get("registrations?$top=2"), TOKEN);
        for (String value :
                List.of(token, token.replace("%3D", "="), token.replace("%", "%25"), token.replace("%", "%2525"))) {
            assertThat(listed("registrations?$top=2&" + name + "=" + value)).containsExactly("3-1-1", "4-1-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "MzEobik7Mg%3D%3D", "%25", "Zg==", "====", "%25zz"})
    void aTokenThatWasNotGivenOutIsRefused(String token) {
        assertRefused(get("registrations?continuationtoken=" + token), 400, "");
    }

    @Test
    void aListingCanGoOnWhateverHasHappenedMeanwhile() {
        some(5);
        String token = TestHub.header(get("registrations?$top=2"), TOKEN);
        hub.call("DELETE", "news/registrations/2-1-1").header("If-Match", "*").exchange();
        hub.call("DELETE", "news/registrations/3-1-1").header("If-Match", "*").exchange();
        gcm("1-9-9", "h", "");
        gcm("7-1-1", "h", "");
        assertThat(listed("registrations?$top=9&continuationtoken=" + token))
                .containsExactly("4-1-1", "5-1-1", "7-1-1");
    }

    @Test
    void theFeedItselfLinksToTheNextPageWithATokenThatIsEncodedTwice() {
        some(3);
        TransportResponse page = get("registrations?api-version=2020-06&$top=2");
        String twice = TestHub.header(page, TOKEN).replace("%", "%25");
        assertThat(TestHub.text(page))
                .contains("<link rel=\"next\" href=\"http://localhost:5380/news/resources?api-version=2020-06"
                        + "&amp;$top=2&amp;continuationtoken=" + twice + "\"/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ChannelUri+eq+%27ann%27",
                "ChannelUri%20eq%20%27ann%27",
                "%20ChannelUri%20%20eq%20'ann'%20",
                "GcmRegistrationId+eq+%27ann%27",
            })
    void oneChannelIsAskedForInEitherWay(String filter) {
        gcm("1-1-1", "ann", "");
        gcm("2-1-1", "Ann", "");
        gcm("3-1-1", "ann", "");
        assertThat(listed("registrations?$filter=" + filter)).containsExactly("1-1-1", "3-1-1");
        assertThat(listed("registrations?$FILTER=" + filter + "&$top=1")).containsExactly("1-1-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Apple|<DeviceToken>ab</DeviceToken>|DeviceToken eq 'AB'|AB",
                "FcmV1|<FcmV1RegistrationId>f</FcmV1RegistrationId>|FcmV1RegistrationId eq 'f'|f",
                "Adm|<AdmRegistrationId>a</AdmRegistrationId>|AdmRegistrationId eq 'a'|a",
                "Windows|<ChannelUri>https://w/?a=1&amp;b=+</ChannelUri>|ChannelUri eq 'https://w/?a=1&b=+'|https://w/?a=1&b=+",
                "Mpns|<ChannelUri>https://w</ChannelUri>|ChannelUri eq 'https://w'|https://w",
                "Xiaomi|<XiaomiRegistrationId>x</XiaomiRegistrationId>|XiaomiRegistrationId eq 'x'|x",
                "Baidu|<BaiduUserId>u</BaiduUserId><BaiduChannelId>c</BaiduChannelId>"
                        + "|BaiduChannelId eq 'c' and BaiduUserId eq 'u'|u-c",
                "Browser|<Endpoint>e</Endpoint><P256DH>p</P256DH><Auth>a'</Auth>"
                        + "|Endpoint eq 'e' and P256DH eq 'p' and Auth eq 'a'''|e",
            })
    void everyPlatformHasItsOwnNamesAndTheOneForAll(String kind, String channel, String filter, String handle) {
        hub.putRegistration("1-2-3", kind, channel);
        gcm("2-2-2", "other", "");
        assertThat(listed("registrations?$filter=" + PercentCoding.encode(filter)))
                .containsExactly("1-2-3");
        assertThat(listed("registrations?$filter=" + PercentCoding.encode("ChannelUri eq '" + handle + "'")))
                .containsExactly("1-2-3");
    }

    @Test
    void aQuoteInAHandleIsDoubled() {
        gcm("1-1-1", "o'neil", "");
        assertThat(listed("registrations?$filter=" + PercentCoding.encode("ChannelUri eq 'o''neil'")))
                .containsExactly("1-1-1");
        assertThat(listed("registrations?$filter=" + PercentCoding.encode("GcmRegistrationId eq 'o''neil'")))
                .containsExactly("1-1-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ChannelUri",
                "ChannelUri eq ann",
                "ChannelUri eq 'o'neil'",
                "ChannelUri ne 'ann'",
                "ChannelUri eq 'ann' or ChannelUri eq 'bob'",
                "ChannelUri eq 'ann' and ChannelUri eq 'bob'",
                "ChannelUri eq 'ann' and",
                "ChannelUri eq 'ann' and Tags eq 'a'",
                "Tags eq 'a'",
                "RegistrationId eq '1-1-1'",
                "BaiduUserId eq 'u'",
                "Endpoint eq 'e' and Auth eq 'a'",
                "DeviceToken eq 'AB' and GcmRegistrationId eq 'g'",
                "startswith(ChannelUri,'a')",
                "%",
            })
    void anythingElseIsRefused(String filter) {
        String encoded = filter.equals("%") ? "%25zz%" + "20" : PercentCoding.encode(filter);
        assertRefused(get("registrations?$filter=" + encoded), 400, "The $filter is not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "x%23y", "x@y:z", "$UserId:{ann}", "%24UserId%3A%7Bann%7D"})
    void aTagFindsThoseThatHaveIt(String tag) {
        gcm("1-1-1", "h", "b,a,x#y,x@y:z,$UserId:{ann}");
        gcm("2-1-1", "h", "aa");
        hub.putRegistration(
                "3-1-1", "Gcm", "<Tags>A,X#Y,X@Y:Z,$UserId:{ANN}</Tags><GcmRegistrationId>h</GcmRegistrationId>");
        String path = "tags/" + tag.replace("{", "%7B").replace("}", "%7D") + "/registrations";
        assertThat(listed(path)).containsExactly("1-1-1", "3-1-1");
        TransportResponse first = get(path + "?$top=1");
        assertThat(ids(first)).containsExactly("1-1-1");
        assertThat(listed(path + "?$top=1&continuationtoken=" + TestHub.header(first, TOKEN)))
                .containsExactly("3-1-1");
    }

    @Test
    void theNameOfATemplateIsATagOfIt() {
        hub.putRegistration(
                "1-1-1",
                "GcmTemplate",
                "<GcmRegistrationId>h</GcmRegistrationId><BodyTemplate>{}</BodyTemplate><TemplateName>My name</TemplateName>");
        assertThat(listed("tags/my%20name/registrations")).containsExactly("1-1-1");
        assertThat(listed("tags/other/registrations")).isEmpty();
    }
}
