package io.github.nh4j.integration.faults;

import static io.github.nh4j.error.Delivery.REJECTED;
import static io.github.nh4j.integration.faults.Operation.SEND;
import static io.github.nh4j.integration.faults.Peer.doing;
import static io.github.nh4j.integration.faults.Step.accepted;
import static io.github.nh4j.integration.faults.Step.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.ThrottledException;
import io.github.nh4j.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The waits that a hub asks for. The long ones are tried in nh-core, with a clock that can be moved. */
class RetryAfterCasesTest {
    private static final RetryPolicy TWICE = RetryPolicy.safe().withMaxAttempts(2);

    @TestFactory
    Stream<DynamicTest> waits() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-014",
                        "403 with a wait of a second, then 201: accepted, but not before",
                        SEND,
                        doing(answer(403, "", "Retry-After: 1"), accepted()),
                        run -> {
                            run.accepted().requests(2);
                            assertThat(run.end().millis()).isGreaterThanOrEqualTo(1_000);
                        }),
                FaultCase.of(
                        "F-035",
                        "429 with a wait longer than the call may take: throttled at once",
                        SEND,
                        doing(answer(429, "", "Retry-After: 120")),
                        run -> {
                            run.fails(ThrottledException.class, REJECTED, "429").requests(1);
                            assertThat(run.failure(ThrottledException.class).retryAfter())
                                    .contains(Duration.ofMinutes(2));
                            assertThat(run.end().millis()).isLessThan(5_000);
                        }),
                FaultCase.of(
                        "F-040",
                        "503 with a wait of 300 ms, then 201: accepted, but not before",
                        SEND,
                        doing(answer(503, "", "retry-after-ms: 300"), accepted()),
                        run -> {
                            run.accepted().requests(2);
                            assertThat(run.end().millis()).isGreaterThanOrEqualTo(300);
                        }),
                waiting("F-041", "retry-after-ms: 150", 150, 1_000)));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeRead() {
        List<FaultCase> cases = new ArrayList<>();
        cases.add(waiting("F-037", "Retry-After: " + Times.fromNow(-3_600), 0, 1_000));
        for (String value : List.of("-5", "abc", "", "1.5", "9".repeat(10 << 10) + "9")) {
            cases.add(waiting("F-039", "Retry-After: " + value, 0, 1_000));
        }
        cases.add(waiting("F-039", "retry-after-ms: 10\r\nretry-after-ms: 700\r\nretry-after-ms: -1", 700, 1_000));
        cases.add(FaultCase.of(
                "F-039",
                "429 with a wait of 40 digits: throttled at once",
                SEND,
                doing(answer(429, "", "Retry-After: " + "9".repeat(40))),
                run -> run.fails(ThrottledException.class, REJECTED, "429").requests(1)));
        return FaultCase.tests(cases);
    }

    /** The wait that was chosen is in the exception; a machine that is busy may make it longer, but not shorter. */
    private static FaultCase waiting(String id, String header, long least, long most) {
        String shown =
                header.length() > 80 ? header.substring(0, 20) + "..., with " + header.length() + " letters" : header;
        return FaultCase.of(
                        id,
                        "429 twice with " + shown.replace("\r\n", ", ") + ": a wait of " + least + " to " + most
                                + " ms",
                        SEND,
                        doing(answer(429, "", header)),
                        run -> {
                            run.fails(ThrottledException.class, REJECTED, "429", "429")
                                    .requests(2);
                            assertThat(run.waits())
                                    .allSatisfy(wait -> assertThat(wait).isBetween(least, most + BUSY));
                        })
                .with(hub -> hub.retryPolicy(TWICE));
    }

    private static final long BUSY = 1_000;
}
