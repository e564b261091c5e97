package io.github.nh4j.internal.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.Delivery;
import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.endpoint.OperationKind;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The two tables of the policy, cell by cell. */
class FailureKindTest {
    private static final List<OperationKind> KINDS = List.of(OperationKind.values());

    @TestFactory
    Stream<DynamicTest> everyOperationAfterEveryAnswer() throws IOException {
        return table("/retry/answers.csv").stream().flatMap(row -> {
            AttemptFailure failure =
                    answer(Integer.parseInt(row.get(0)), row.get(1).equals("yes"), row.get(2));
            return cells("status " + row.get(0) + " wait " + row.get(1) + " code " + row.get(2), failure, row, 3);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyOperationAfterEveryBreak() throws IOException {
        return table("/retry/breaks.csv").stream().flatMap(row -> cells(row.get(0), broken(row.get(0)), row, 1));
    }

    private static Stream<DynamicTest> cells(String name, AttemptFailure failure, List<String> row, int first) {
        Stream<DynamicTest> reactions = IntStream.range(0, KINDS.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        name + ", " + KINDS.get(i),
                        () -> assertThat(reaction(failure, KINDS.get(i))).isEqualTo(row.get(first + i))));
        return Stream.concat(
                reactions,
                Stream.of(DynamicTest.dynamicTest(
                        name + ", what is certain",
                        () -> assertThat(failure.kind().delivery())
                                .isEqualTo(Delivery.valueOf(row.get(row.size() - 1))))));
    }

    private static String reaction(AttemptFailure failure, OperationKind operation) {
        boolean first = failure.kind().allowsRetry(operation, false, false);
        boolean second = failure.kind().allowsRetry(operation, true, false);
        boolean loosely = failure.kind().allowsRetry(operation, false, true);
        assertThat(!first || loosely).isTrue();
        return first ? (second ? "R" : "1") : loosely ? "L" : "x";
    }

    private static AttemptFailure answer(int status, boolean wait, String code) {
        String body = code.isEmpty() ? "" : "<Error><Code>409</Code><Detail>SubCode=" + code + ". No</Detail></Error>";
        Headers headers = wait ? Headers.of("Retry-After", "2") : Headers.none();
        return AttemptFailure.answered(TransportResponse.of(status, headers, body.getBytes(UTF_8)), 0);
    }

    private static AttemptFailure broken(String name) {
        return switch (name) {
            case "refused" -> AttemptFailure.broken(notSent(new ConnectException("refused")), null);
            case "unresolved" ->
                AttemptFailure.broken(notSent(new IOException(new UnknownHostException("nowhere"))), null);
            case "untrusted" ->
                AttemptFailure.broken(
                        notSent(new SSLHandshakeException("no").initCause(new CertificateExpiredException("old"))),
                        null);
            case "wrong host" -> AttemptFailure.broken(notSent(new SSLPeerUnverifiedException("other")), null);
            case "reset" -> AttemptFailure.broken(new SocketException("Connection reset"), null);
            case "attempt timeout" -> AttemptFailure.broken(new IOException("aborted"), Call.Reason.ATTEMPT_TIMEOUT);
            case "attempt timeout before sending" ->
                AttemptFailure.broken(notSent(new IOException("aborted")), Call.Reason.ATTEMPT_TIMEOUT);
            case "unreadable" ->
                AttemptFailure.unreadable(FailureKind.UNREADABLE, new MalformedBodyException("broken"));
            case "too large" -> AttemptFailure.unreadable(FailureKind.TOO_LARGE, new IOException("large"));
            case "defect" -> AttemptFailure.broken(new IllegalStateException("of a transport"), null);
            case "nothing" -> AttemptFailure.broken(null, null);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static RequestNotSentException notSent(Throwable cause) {
        return new RequestNotSentException("not sent", cause);
    }

    @Test
    void aCircleOfCausesEndsTheSearch() {
        IOException one = new IOException("one");
        IOException other = new IOException("other", one);
        one.initCause(other);

        assertThat(AttemptFailure.broken(notSent(one), null).kind()).isEqualTo(FailureKind.UNREACHED);
    }

    @Test
    void a401ThatMissesARightIsNoMatterOfTheToken() {
        byte[] body = "<Error><Code>401</Code><Detail>Manage claim is required for this operation.</Detail></Error>"
                .getBytes(UTF_8);

        assertThat(AttemptFailure.answered(TransportResponse.of(401, Headers.none(), body), 0)
                        .kind())
                .isEqualTo(FailureKind.REFUSED);
    }

    private static List<List<String>> table(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(FailureKindTest.class.getResourceAsStream(resource))) {
            List<List<String>> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                if (!line.startsWith("#")) {
                    rows.add(Arrays.stream(line.split(",", -1))
                            .map(String::strip)
                            .toList());
                }
            }
            return rows.subList(1, rows.size());
        }
    }
}
