package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomTest {
    private static final String ENTRY =
            "<a:entry m:etag='W/&quot;7&quot;' xmlns:m='urn:m' xmlns:a='http://www.w3.org/2005/Atom'>"
                    + "<a:id>x</a:id><a:title type='text'>one</a:title><a:published>2023-08-09T16:29:06Z</a:published>"
                    + "<a:updated>2023-08-10T16:29:06Z</a:updated><a:link rel='self'/><a:author><a:title>no</a:title></a:author>"
                    + "<a:content type='application/xml'> <!-- . --> <Job><Id>7<b>8</b>9</Id><Gone i:nil='true' xmlns:i='urn:i'/></Job>"
                    + " <Second/></a:content><a:newer/></a:entry>";

    private static String id(XmlCursor job) throws XMLStreamException {
        StringBuilder read = new StringBuilder(job.name());
        while (job.nextChild()) {
            read.append(' ')
                    .append(job.name())
                    .append(job.isNil() ? " nil" : "")
                    .append(' ')
                    .append(job.text());
        }
        return read.toString();
    }

    private static byte[] feed(String entries) {
        return ("<?xml version=\"1.0\"?><feed xmlns='http://www.w3.org/2005/Atom'><title>Jobs</title>" + entries
                        + "<link rel='next'/></feed>")
                .getBytes(UTF_8);
    }

    @Test
    void anEntryIsReadWhateverItsPrefixesAndWhateverElseIsInIt() throws MalformedBodyException {
        assertThat(AtomReader.entry(ENTRY.getBytes(UTF_8), AtomTest::id))
                .contains(new AtomEntry<>("one", "Job Id 79 Gone nil "));
    }

    @Test
    void anEntryMayHoldNamesOnly() throws MalformedBodyException {
        assertThat(AtomReader.entry("<entry><title>hub</title></entry>".getBytes(UTF_8), AtomTest::id))
                .contains(new AtomEntry<>("hub", null));
    }

    @Test
    void aFeedHasItsEntriesInTheirOrder() throws MalformedBodyException {
        List<AtomEntry<String>> entries =
                AtomReader.feed(feed(ENTRY + "<entry><title>two</title></entry>"), AtomTest::id);

        assertThat(entries).extracting(AtomEntry::title).containsExactly("one", "two");
        assertThat(AtomReader.feed(feed(""), AtomTest::id)).isEmpty();
    }

    @Test
    void anEmptyFeedInPlaceOfAnEntryMeansThatThereIsNone() throws MalformedBodyException {
        assertThat(AtomReader.entry(feed(""), AtomTest::id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<html/>",
                "<entry><title>cut",
                "<entry/><entry/>",
                "<feed><entry/></feed>",
                "<!DOCTYPE entry [<!ENTITY e 'x'>]><entry><title>&e;</title></entry>"
            })
    void whatIsNoEntryIsSaidToBeMalformed(String body) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> AtomReader.entry(body.getBytes(UTF_8), AtomTest::id));
    }

    @Test
    void anEntryIsNoFeed() {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> AtomReader.feed(ENTRY.getBytes(UTF_8), AtomTest::id));
    }

    @Test
    void aMarkOfTheEncodingIsNoPartOfTheDocument() throws Exception {
        byte[] marked = ("\uFEFF" + new String(feed(ENTRY), UTF_8)).getBytes(UTF_8);

        assertThat(AtomReader.feed(marked, AtomTest::id)).hasSize(1);
    }

    @Test
    void bytesThatAreNotUtf8AreMalformedAndPrintNothing() {
        byte[] latin = "<feed><title>\u00fc</title></feed>".getBytes(ISO_8859_1);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            assertThatExceptionOfType(MalformedBodyException.class)
                    .isThrownBy(() -> AtomReader.feed(latin, AtomTest::id));
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @Test
    void depthIsLimited() {
        byte[] deep = ("<a>".repeat(65) + "</a>".repeat(65)).getBytes(UTF_8);

        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> AtomReader.feed(deep, AtomTest::id));
    }

    @Test
    void anEntryIsWrittenAsTheServiceWantsIt() {
        byte[] written = AtomWriter.entry("NotificationHubJob", xml -> {
            xml.leaf("Type", "Export & <more> \"é🎉\"");
            xml.element("Headers", headers -> headers.leaf("Header", "x"));
            xml.literal("Uri", "a]]>b]]>");
        });

        assertThat(new String(written, UTF_8))
                .isEqualTo(
                        "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\">"
                                + "<NotificationHubJob xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
                                + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
                                + "<Type>Export &amp; &lt;more&gt; \"é🎉\"</Type><Headers><Header>x</Header></Headers>"
                                + "<Uri><![CDATA[a]]]]><![CDATA[>b]]]]><![CDATA[>]]></Uri></NotificationHubJob></content></entry>");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws MalformedBodyException {
        byte[] written = AtomWriter.entry("Job", xml -> {
            xml.literal("Id", "]]>]]>a&b<c");
            xml.leaf("Id", "]]> & é\r\n🎉");
        });

        assertThat(AtomReader.entry(written, AtomTest::id).map(AtomEntry::content))
                .contains("Job Id ]]>]]>a&b<c Id ]]> & é\r\n🎉");
    }
}
