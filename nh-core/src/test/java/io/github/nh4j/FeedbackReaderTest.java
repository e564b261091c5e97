package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.MalformedFeedbackException;
import io.github.nh4j.notification.PnsFeedback;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("InputStreamSlowMultibyteRead") // Streams that are read bit by bit are what is tested.
class FeedbackReaderTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-16\"?>";
    private static final String DOCUMENT = DECLARATION
            + "<PnsFeedback xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + "\n  <FeedbackTime>2016-07-27T20:02:42.8230931Z</FeedbackTime>"
            + "\n  <NotificationSystemError>WrongToken</NotificationSystemError>"
            + "\n  <Platform>gcm</Platform>\n  <PnsHandle>handle-é🎉</PnsHandle>"
            + "\n  <RegistrationId>1-2-3</RegistrationId><InstallationId>phone</InstallationId>"
            + "\n  <NotificationId>NH-1</NotificationId><NewPnsHandle>new-handle</NewPnsHandle><Newer>x</Newer>\n"
            + "</PnsFeedback>";

    private final List<PnsFeedback> read = new ArrayList<>();

    private long read(byte[] bytes) throws IOException {
        return FeedbackReader.read(new ByteArrayInputStream(bytes), read::add);
    }

    private static byte[] bytes(Charset charset, String text) {
        return text.getBytes(charset);
    }

    @Test
    void everyFieldIsKept() throws IOException {
        assertThat(read(bytes(UTF_8, DOCUMENT))).isEqualTo(1);

        PnsFeedback feedback = read.get(0);
        assertThat(feedback.feedbackTime()).contains(Instant.parse("2016-07-27T20:02:42.8230931Z"));
        assertThat(feedback.error()).isEqualTo("WrongToken");
        assertThat(feedback.platform()).isEqualTo("gcm");
        assertThat(feedback.pnsHandle()).isEqualTo("handle-é🎉");
        assertThat(feedback.registrationId()).contains("1-2-3");
        assertThat(feedback.installationId()).contains("phone");
        assertThat(feedback.notificationId()).contains("NH-1");
        assertThat(feedback.newPnsHandle()).contains("new-handle");
        assertThat(feedback.elements()).hasSize(9).containsEntry("Newer", "x");
        assertThat(feedback.toString()).contains("WrongToken").doesNotContain("handle-", "new-handle");
    }

    @Test
    void aFeedbackMaySayNextToNothing() throws IOException {
        assertThat(read(bytes(
                        UTF_8, "<a:PnsFeedback xmlns:a='urn:a'><a:FeedbackTime>soon</a:FeedbackTime></a:PnsFeedback>")))
                .isEqualTo(1);

        assertThat(read.get(0).feedbackTime()).isEmpty();
        assertThat(read.get(0).elements()).containsEntry("FeedbackTime", "soon");
        assertThat(read.get(0).error() + read.get(0).platform() + read.get(0).pnsHandle())
                .isEmpty();
        assertThat(read.get(0).registrationId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", "  \r\n "})
    void documentsStandInARowInEachEncodingWithAMarkOrWithout(String between) throws IOException {
        String three = String.join(between, DOCUMENT, DOCUMENT, DOCUMENT) + between;
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            read.clear();
            assertThat(read(bytes(charset, three))).isEqualTo(3);
            assertThat(read(bytes(charset, "\uFEFF" + three))).isEqualTo(3);
            assertThat(read).hasSize(6).containsOnly(read.get(0));
            assertThat(read.get(0).pnsHandle()).isEqualTo("handle-é🎉");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n", "<", "<?xml version='1.0'?>"})
    void anEmptyBlobHasNoneUnlessItIsCut(String text) throws IOException {
        if (text.equals("<")) {
            assertThatExceptionOfType(MalformedFeedbackException.class).isThrownBy(() -> read(bytes(UTF_8, text)));
        } else {
            assertThat(read(bytes(UTF_8, text))).isZero();
        }
        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<PnsFeedback><PnsHandle>cut",
                "<PnsFeedback>",
                "<PnsFeedback",
                "<?xml version",
                "<html/>",
                "</documents>",
                "</documents><documents>",
                "<PnsFeedback><a></PnsFeedback>",
                "<PnsFeedback><PnsHandle>&unknown;</PnsHandle></PnsFeedback>",
                "<!DOCTYPE x [<!ENTITY e 'x'>]><PnsFeedback>&e;</PnsFeedback>"
            })
    void aBrokenDocumentIsSaidToBeThatAndThoseBeforeItAreRead(String broken) {
        MalformedFeedbackException e = catchThrowableOfType(
                MalformedFeedbackException.class, () -> read(bytes(UTF_8, DOCUMENT + DOCUMENT + broken)));

        assertThat(e.documentsRead()).isEqualTo(2);
        assertThat(e)
                .hasMessageStartingWith("feedback document 3 cannot be read: ")
                .hasNoCause();
        assertThat(read).hasSize(2);
    }

    @Test
    void aHandleIsNeverReadWithACharacterReplaced() {
        byte[] bytes = bytes(UTF_8, DOCUMENT + "<PnsFeedback><PnsHandle>x~</PnsHandle></PnsFeedback>");
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0xFF : bytes[i];
        }

        assertThatExceptionOfType(MalformedFeedbackException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageContaining("document 2 cannot be read: its bytes are not in its encoding");
        assertThat(read).hasSize(1);
    }

    @Test
    void aStreamThatFailsFailsAsItIsAfterWhatCameBefore() {
        IOException failure = new IOException("connection reset");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };

        IOException e = catchThrowableOfType(
                IOException.class,
                () -> FeedbackReader.read(
                        new SequenceInputStream(new ByteArrayInputStream(bytes(UTF_8, DOCUMENT)), broken), read::add));

        assertThat(e).isSameAs(failure);
        assertThat(read).hasSize(1);
    }

    @Test
    void whatTheTakerThrowsEndsTheReading() {
        IllegalStateException enough = new IllegalStateException("enough");

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        FeedbackReader.read(new ByteArrayInputStream(bytes(UTF_8, DOCUMENT + DOCUMENT)), feedback -> {
                            read.add(feedback);
                            throw enough;
                        }))
                .isSameAs(enough);
        assertThat(read).hasSize(1);
    }

    /** A blob of a busy day is larger than memory. */
    @Test
    void documentsAreHandedOverAsTheyCome() throws IOException {
        int documents = 20_000;
        byte[] document = bytes(UTF_8, DOCUMENT);
        AtomicLong given = new AtomicLong();
        AtomicLong taken = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                long at = given.getAndIncrement();
                return at >= (long) documents * document.length ? -1 : document[(int) (at % document.length)] & 0xFF;
            }
        };

        long count = FeedbackReader.read(endless, feedback -> {
            long ahead = given.get() - taken.incrementAndGet() * document.length;
            assertThat(ahead).isLessThan(64 * 1024);
        });

        assertThat(count).isEqualTo(documents);
    }

    @Test
    void thousandRandomFeedbacksAreReadAsTheyWereWritten() throws IOException {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<Map<String, String>> written = new ArrayList<>();
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
            for (int i = random.nextInt(4); i >= 0; i--) {
                Map<String, String> elements = new LinkedHashMap<>();
                for (String name : List.of("Platform", "PnsHandle", "NewPnsHandle", "N" + random.nextInt(9))) {
                    elements.put(name, "v" + random.nextInt() + "<&\">é🎉]]?".substring(random.nextInt(6)));
                }
                written.add(elements);
                text.append(random.nextBoolean() ? DECLARATION : "").append("<PnsFeedback>");
                elements.forEach((name, value) -> text.append("<" + name + ">")
                        .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;"))
                        .append("</" + name + ">"));
                text.append("</PnsFeedback>").append(random.nextBoolean() ? "\n" : "");
            }
            read.clear();

            long count = read(bytes(List.of(UTF_8, UTF_16LE, UTF_16BE).get(seed % 3), text.toString()));

            assertThat(count).as("seed %d", seed).isEqualTo(written.size());
            assertThat(read).extracting(PnsFeedback::elements).isEqualTo(written);
        }
    }
}
