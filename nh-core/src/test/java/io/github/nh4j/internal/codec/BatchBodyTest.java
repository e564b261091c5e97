package io.github.nh4j.internal.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.internal.time.Randomness;
import io.github.nh4j.notification.Notification;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchBodyTest {
    private static final String FIRST_BOUNDARY = "nh-boundary-00000000-0000-4001-8000-000000000002";
    private static final String SECOND_BOUNDARY = "nh-boundary-00000000-0000-4003-8000-000000000004";

    @Test
    void writesTheBytesOfTheOfficialClient() throws Exception {
        Notification notification = Notification.apple("{\"aps\":{\"alert\":\"Hi\"}}");

        BatchBody body = BatchBody.of(
                notification, notification.payload(), List.of("AAAA", "BBBB"), "nh-batch-multipart-boundary");

        assertThat(body.bytes()).hasSize(325);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.bytes())))
                .isEqualTo("5c63c39c16280528414d13af3d1a7a006cf28b309e0d532c55e7ddd264fab9fe");
        assertThat(body.contentType()).isEqualTo("multipart/mixed; boundary=\"nh-batch-multipart-boundary\"");
    }

    @Test
    void takesABoundaryFromTheRandomness() {
        BatchBody body = BatchBody.of(Notification.apple("{}"), List.of("A"), counting());

        assertThat(body.contentType()).isEqualTo("multipart/mixed; boundary=\"" + FIRST_BOUNDARY + "\"");
        assertThat(new String(body.bytes(), UTF_8))
                .startsWith("--" + FIRST_BOUNDARY + "\r\n")
                .endsWith("\r\n--" + FIRST_BOUNDARY + "--\r\n");
    }

    @Test
    void takesAnotherBoundaryIfThePayloadHoldsTheFirst() {
        BatchBody body = BatchBody.of(
                Notification.apple("{\"a\":\"\\r\\n--" + FIRST_BOUNDARY + "\"}"), List.of("A"), counting());

        assertThat(body.contentType()).contains(SECOND_BOUNDARY);
    }

    @Test
    void takesAnotherBoundaryIfAHandleHoldsTheFirst() {
        BatchBody body = BatchBody.of(Notification.apple("{}"), List.of("A", FIRST_BOUNDARY), counting());

        assertThat(body.contentType()).contains(SECOND_BOUNDARY);
    }

    @Test
    void escapesHandlesAsJson() {
        BatchBody body = BatchBody.of(Notification.apple("{}"), List.of("a\"b\\", "\r\n--", "ü😀"), counting());

        assertThat(new String(body.bytes(), UTF_8))
                .contains("\r\n\r\n[\"a\\\"b\\\\\",\"\\r\\n--\",\"ü😀\"]\r\n--" + FIRST_BOUNDARY + "--\r\n");
    }

    @Test
    void saysOfWhichKindThePartIs() {
        assertThat(text(Notification.windowsToast("<toast/>")))
                .contains("Content-Type: application/xml; charset=utf-8\r\n");
        assertThat(text(Notification.windowsRaw(new byte[] {1})))
                .contains("Content-Type: application/octet-stream\r\n");
    }

    @Test
    void passesBinaryPayloadOnByteForByte() {
        byte[] payload = {0, (byte) 0xFF, '\r', '\n', (byte) 0xC3, '-', '-'};

        byte[] bytes = BatchBody.of(Notification.windowsRaw(payload), List.of("A"), counting())
                .bytes();

        assertThat(bytes).containsSequence(payload);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anIndependentReaderFindsTwoPartsWhateverIsInThem(int seed) {
        Random random = new Random(seed);
        byte[] payload = new byte[1 + random.nextInt(300)];
        random.nextBytes(payload);
        byte[] likely = "\r\n--nh-boundary-\r\n\r\n--".getBytes(UTF_8);
        System.arraycopy(likely, 0, payload, 0, Math.min(likely.length, payload.length));
        String handle = random.ints(40, 0, 128).mapToObj(Character::toString).collect(Collectors.joining());

        BatchBody body = BatchBody.of(Notification.windowsRaw(payload), List.of(handle, "B"), Randomness.system());

        List<byte[]> parts = parts(body);
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0)).isEqualTo(payload);
        assertThat(parts.get(1)).asString(UTF_8).startsWith("[\"").endsWith("\",\"B\"]");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** RFC 2046: parts stand between delimiters, each a line of its own; a part's headers end with an empty line. */
    private static List<byte[]> parts(BatchBody body) {
        String boundary = body.contentType().replaceFirst("multipart/mixed; boundary=\"(.*)\"", "$1");
        String all = "\r\n" + new String(body.bytes(), ISO_8859_1);
        List<String> pieces = List.of(all.split("\r\n--" + Pattern.quote(boundary), -1));
        assertThat(pieces).startsWith("").endsWith("--\r\n");
        return pieces.subList(1, pieces.size() - 1).stream()
                .map(piece -> piece.substring(piece.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1))
                .toList();
    }

    private static String text(Notification notification) {
        return new String(BatchBody.of(notification, List.of("A"), counting()).bytes(), UTF_8);
    }

    private static Randomness counting() {
        AtomicLong next = new AtomicLong();
        return next::incrementAndGet;
    }
}
