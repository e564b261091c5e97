package io.github.nh4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nh4j.error.MalformedRegistrationException;
import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.registration.NativeRegistration;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.TemplateRegistration;
import io.github.nh4j.registration.UnknownRegistration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("InputStreamSlowMultibyteRead") // Streams that are read bit by bit are what is tested.
class RegistrationFileTest {
    private static final String XMLNS = " xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private static final String ADM = "<AdmRegistrationDescription" + XMLNS
            + "><AdmRegistrationId>a</AdmRegistrationId></AdmRegistrationDescription>";
    private static final NativeRegistration A =
            NativeRegistration.builder(InstallationPlatform.ADM, "a").build();

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private String written() {
        return file.toString(UTF_8);
    }

    private static Stream<Registration> read(String text) {
        return RegistrationFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static MalformedRegistrationException malformed(String text) {
        UncheckedIOException e = catchThrowableOfType(
                UncheckedIOException.class, () -> read(text).toList());
        return (MalformedRegistrationException) Objects.requireNonNull(e.getCause());
    }

    @Test
    void thousandRandomRegistrationsOfEveryKindAreReadAsTheyWereWritten() throws IOException {
        RandomRegistrations random = new RandomRegistrations(2026);
        List<Registration> thousand = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            thousand.add(random.next(i));
        }

        assertThat(RegistrationFile.write(thousand.stream(), file)).isEqualTo(1_000);

        assertThat(written().lines()).hasSize(1_000);
        assertThat(file.toByteArray()).doesNotContain('\r');
        assertThat(read(written())).containsExactlyElementsOf(thousand);
    }

    @Test
    void aLineIsTheDescriptionWithoutAnEntryAroundIt() throws IOException {
        Registration phone = A.toBuilder()
                .id("1-2-3")
                .etag("7")
                .tag("news")
                .expirationTime(Instant.EPOCH)
                .build();

        assertThat(RegistrationFile.write(Stream.of(A, phone), file)).isEqualTo(2);

        assertThat(written())
                .isEqualTo(ADM + "\n<AdmRegistrationDescription" + XMLNS + "><ETag>7</ETag><RegistrationId>1-2-3"
                        + "</RegistrationId><Tags>news</Tags><AdmRegistrationId>a</AdmRegistrationId>"
                        + "</AdmRegistrationDescription>\n");
    }

    @Test
    void aTemplateKeepsItsBreaksOfLinesOnOneLine() throws IOException {
        TemplateRegistration template = TemplateRegistration.builder(
                        InstallationPlatform.WINDOWS, "https://wns.example/1", "<toast>\r\n$(m)]]&gt;\n</toast>")
                .header("X-WNS-Type", "wns/toast")
                .header("X-WNS-Tag", "a\nb")
                .build();
        TemplateRegistration plain =
                template.toBuilder().body("<toast a=\"]]>\"/>").build();

        assertThat(RegistrationFile.write(Stream.of(template, plain), file)).isEqualTo(2);

        assertThat(written().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "<BodyTemplate>&lt;toast&gt;&#13;&#10;$(m)]]&amp;gt;&#10;&lt;/toast&gt;</BodyTemplate>")
                                .contains("<Value>a&#10;b</Value>"),
                        line -> assertThat(line)
                                .contains("<BodyTemplate><![CDATA[<toast a=\"]]]]><![CDATA[>\"/>]]></BodyTemplate>"));
        assertThat(read(written())).containsExactly(template, plain);
    }

    @Test
    void anIdIsEnoughToDelete() throws IOException {
        assertThat(RegistrationFile.writeIds(Stream.of("1-2-3", "4<&"), file)).isEqualTo(2);

        assertThat(written().lines().findFirst().orElseThrow())
                .isEqualTo("<WindowsRegistrationDescription" + XMLNS
                        + "><RegistrationId>1-2-3</RegistrationId></WindowsRegistrationDescription>");
        assertThat(read(written()).map(one -> one.id().orElseThrow())).containsExactly("1-2-3", "4<&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "\u0001", "\u00e9"})
    void whatIsNoIdIsNotWritten(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationFile.writeIds(Stream.of("1", id, "3"), file))
                .withMessageContaining("registration 2: the id");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RegistrationFile.write(Stream.of(A.toBuilder().etag(id).build()), file))
                .withMessageContaining("registration 1: the etag");
        assertThat(written().lines()).hasSize(1);
    }

    @Test
    void whatTheHubWouldNotStoreIsNotWritten() {
        List<Registration> wrong = List.of(
                A.toBuilder().tag("no blank").build(),
                NativeRegistration.builder(InstallationPlatform.APPLE, "s3cret").build(),
                NativeRegistration.builder(InstallationPlatform.of("harmony"), "s3cret")
                        .build(),
                TemplateRegistration.builder(InstallationPlatform.ADM, "a", "s3cret")
                        .build(),
                UnknownRegistration.builder("HarmonyRegistrationDescription", "<s3cret/>")
                        .build());
        for (Registration one : wrong) {
            file.reset();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RegistrationFile.write(Stream.of(A, one, A), file))
                    .withMessageStartingWith("registration 2: ")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
            assertThat(written()).isEqualTo(ADM + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n \n", "\r\n\t\r\n"})
    void linesEndInEachWayWithAMarkOrWithout(String end) {
        assertThat(read(ADM + end + ADM)).containsExactly(A, A);
        assertThat(read(end + ADM + end + ADM + end)).containsExactly(A, A);
        assertThat(read("\uFEFF" + ADM + end + ADM + end)).containsExactly(A, A);
        assertThat(read("\uFEFF" + end + ADM)).containsExactly(A);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n", "\r\n\r\n", "   "})
    void aFileMayHaveNone(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void bothFormsOfTheRootAreReadWhateverTheirPrefixesAndDeclarations() {
        String base =
                "<c:RegistrationDescription xmlns:c='http://schemas.microsoft.com/netservices/2010/10/servicebus/connect'"
                        + " xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:type='c:AdmRegistrationDescription'>"
                        + "<c:AdmRegistrationId>a</c:AdmRegistrationId></c:RegistrationDescription>";

        assertThat(read(base + "\n<?xml version=\"1.0\" encoding=\"utf-16\"?>" + ADM + "\n  " + ADM + "  "))
                .containsExactly(A, A, A);
    }

    @Test
    void whatAServerExportsIsRead() {
        String exported = "<AppleTemplateRegistrationDescription" + XMLNS + "><ETag>1</ETag>"
                + "<ExpirationTime>9999-12-31T23:59:59.999Z</ExpirationTime><RegistrationId>4-7-3</RegistrationId>"
                + "<Tags>a, b</Tags><DeviceToken>62BC</DeviceToken><BodyTemplate><![CDATA[{\"aps\":{\"alert\":\"x\"}}]]>"
                + "</BodyTemplate><Expiry i:nil=\"true\"/><TemplateName>Name</TemplateName><ApnsHeaders/>"
                + "</AppleTemplateRegistrationDescription>\r\n";

        assertThat(read(exported))
                .containsExactly(
                        TemplateRegistration.builder(InstallationPlatform.APPLE, "62BC", "{\"aps\":{\"alert\":\"x\"}}")
                                .id("4-7-3")
                                .etag("1")
                                .tags(List.of("a", "b"))
                                .name("Name")
                                .build());
    }

    @Test
    void aKindThatIsUnknownTodayIsKept() {
        String harmony =
                "<HarmonyRegistrationDescription" + XMLNS + "><RegistrationId>7</RegistrationId><Tags>news</Tags>"
                        + "<HarmonyToken>a&#10;b</HarmonyToken></HarmonyRegistrationDescription>";
        String nameless =
                "<RegistrationDescription" + XMLNS + "><RegistrationId>8</RegistrationId></RegistrationDescription>";

        List<Registration> read = read(harmony + "\n" + nameless + "\n" + ADM).toList();

        assertThat(read.get(0)).isInstanceOfSatisfying(UnknownRegistration.class, unknown -> {
            assertThat(unknown.kind()).isEqualTo("HarmonyRegistrationDescription");
            assertThat(unknown.tags()).containsExactly("news");
            assertThat(unknown.xml()).contains("a&#10;b").doesNotContain("\n");
        });
        assertThat(read.get(1).id()).contains("8");
        assertThat(read.get(2)).isEqualTo(A);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "1,\"s3cret\"",
                "<AdmRegistrationDescription>s3cret",
                "<html>s3cret</html>",
                "<entry><content><AdmRegistrationDescription/></content></entry>",
                "<AdmRegistrationDescription/><AdmRegistrationDescription/>",
                "<AdmRegistrationDescription/>s3cret",
                "<AdmRegistrationDescription>&s3cret;</AdmRegistrationDescription>",
                "<!DOCTYPE x [<!ENTITY e 's3cret'>]><AdmRegistrationDescription>&e;</AdmRegistrationDescription>",
                "<AdmRegistrationDescription><ExpirationTime>s3cret</ExpirationTime></AdmRegistrationDescription>",
                "<AdmRegistrationDescription><PushVariables>s3cret</PushVariables></AdmRegistrationDescription>",
                "<AdmTemplateRegistrationDescription><MessageType>s3cret</MessageType></AdmTemplateRegistrationDescription>"
            })
    void aBrokenLineIsToldByItsNumberAndNotRepeated(String broken) {
        MalformedRegistrationException e = malformed("\uFEFF" + ADM + "\n\r\n" + ADM + "\r\n" + broken + "\n" + ADM);

        assertThat(e.line()).isEqualTo(4);
        assertThat(e)
                .hasMessageStartingWith("line 4 cannot be read: ")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void behindABrokenLineTheIteratorGoesOn() {
        Iterator<Registration> lines = read(ADM + "\nbroken\n" + ADM).iterator();

        assertThat(lines.next()).isEqualTo(A);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(lines::hasNext);
        assertThat(lines.hasNext()).isTrue();
        assertThat(lines.next()).isEqualTo(A);
        assertThat(lines.hasNext()).isFalse();
    }

    @Test
    void aHandleIsNeverReadWithACharacterReplaced() {
        byte[] bytes = (ADM + "\n" + ADM.replace(">a<", ">~<") + "\n").getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0xFF : bytes[i];
        }

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() ->
                        RegistrationFile.read(new ByteArrayInputStream(bytes)).toList())
                .havingCause()
                .withMessage("line 2 cannot be read: it is not UTF-8");
    }

    @Test
    void aLineThatNeverEndsIsNotKeptInMemory() {
        int longest = 1024 * 1024;
        String padding = " ".repeat(longest - ADM.length());

        assertThat(read(ADM + padding + "\n" + ADM)).containsExactly(A, A);
        Iterator<Registration> lines = read(ADM + padding + " \n" + ADM).iterator();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(lines::hasNext)
                .havingCause()
                .withMessage("line 1 cannot be read: it has more than 1048576 bytes");
        assertThat(lines.next()).isEqualTo(A);
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
        List<Registration> read = new ArrayList<>();

        UncheckedIOException e = catchThrowableOfType(
                UncheckedIOException.class,
                () -> RegistrationFile.read(new SequenceInputStream(
                                new ByteArrayInputStream((ADM + "\n" + ADM).getBytes(UTF_8)), broken))
                        .forEach(read::add));

        assertThat(e).hasCause(failure);
        assertThat(read).containsExactly(A);
    }

    @Test
    void aFileThatCannotBeWrittenFailsAsItIs() {
        IOException failure = new IOException("disk full");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RegistrationFile.write(Stream.of(A), full))
                .isSameAs(failure);
    }

    /** A hub has millions of registrations. */
    @Test
    void linesAreHandedOverAsTheyComeAndWrittenAsTheyAreRead() throws IOException {
        int lines = 20_000;
        byte[] line = (ADM + "\n").getBytes(UTF_8);
        AtomicLong given = new AtomicLong();
        AtomicLong taken = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                long at = given.getAndIncrement();
                return at >= (long) lines * line.length ? -1 : line[(int) (at % line.length)] & 0xFF;
            }
        };
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                taken.incrementAndGet();
                assertThat(given.get() - taken.get()).isLessThan(64 * 1024);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                taken.addAndGet(length);
                assertThat(given.get() - taken.get()).isLessThan(64 * 1024);
            }
        };

        assertThat(RegistrationFile.write(RegistrationFile.read(endless), counting))
                .isEqualTo(lines);
        assertThat(taken.get()).isEqualTo((long) lines * line.length);
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // What a caller without null checks may pass.
    void whatIsMissingIsAnError() {
        assertThatNullPointerException().isThrownBy(() -> RegistrationFile.read(null));
        assertThatNullPointerException().isThrownBy(() -> RegistrationFile.write(null, file));
        assertThatNullPointerException().isThrownBy(() -> RegistrationFile.write(Stream.of(A), null));
        assertThatNullPointerException().isThrownBy(() -> RegistrationFile.writeIds(null, file));
        assertThat(written()).isEmpty();
    }
}
