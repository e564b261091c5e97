package io.github.nh4j.integration.faults;

import static io.github.nh4j.error.Delivery.REJECTED;
import static io.github.nh4j.error.Delivery.UNKNOWN;
import static io.github.nh4j.integration.faults.Operation.DELETE;
import static io.github.nh4j.integration.faults.Operation.SEND;
import static io.github.nh4j.integration.faults.Peer.doing;
import static io.github.nh4j.integration.faults.Step.accepted;
import static io.github.nh4j.integration.faults.Step.answer;
import static io.github.nh4j.integration.faults.Step.head;
import static io.github.nh4j.integration.faults.Step.text;
import static io.github.nh4j.integration.faults.Step.textAndEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.BadRequestException;
import io.github.nh4j.error.ForbiddenException;
import io.github.nh4j.error.NotFoundException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.notification.NotificationOutcome;
import io.github.nh4j.transport.tck.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a client makes of each status. */
class StatusCasesTest {
    private static final String NO =
            "<Error><Code>400</Code><Detail>SubCode=40000. No.TrackingId:t-1,TimeStamp:1</Detail></Error>";

    @TestFactory
    Stream<DynamicTest> acceptance() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-001",
                        "201 with a Location: accepted, its last segment is the id",
                        SEND,
                        doing(accepted()),
                        run -> {
                            assertThat(id(run)).contains("8-1");
                            run.requests(1);
                        }),
                FaultCase.of(
                        "F-002",
                        "201 without a Location: accepted, without an id",
                        SEND,
                        doing(answer(201, "")),
                        run -> {
                            assertThat(id(run)).isEmpty();
                            run.requests(1);
                        }),
                FaultCase.of(
                        "F-003",
                        "201 with a Location elsewhere: accepted, and nothing is asked there",
                        SEND,
                        doing(answer(201, "", "Location: http://localhost:1/news/messages/9-9")),
                        run -> {
                            assertThat(id(run)).contains("9-9");
                            run.requests(1);
                        }),
                FaultCase.of(
                        "F-004",
                        "201 whose body is cut: accepted",
                        SEND,
                        doing(textAndEnd(head("201 Created", "Content-Length: 100") + "abc")),
                        run -> run.accepted().requests(1)),
                FaultCase.of(
                        "F-005",
                        "201 cut within a chunk: accepted",
                        SEND,
                        doing(textAndEnd(head("201 Created", "Transfer-Encoding: chunked") + "100\r\nabc")),
                        run -> run.accepted().requests(1)),
                FaultCase.of(
                        "F-006",
                        "200 instead of 201: accepted",
                        SEND,
                        doing(answer(200, "")),
                        run -> run.accepted().requests(1)),
                FaultCase.of(
                        "F-032",
                        "100, 103, then 201: accepted",
                        SEND,
                        doing(text(head("100 Continue")
                                + head("103 Early Hints", "Link: </a>")
                                + RawServer.response(201, ""))),
                        run -> run.accepted().requests(1)),
                FaultCase.of(
                        "F-033",
                        "a hundred interim answers, then 201: accepted or unknown, and no more is sent",
                        SEND,
                        doing(text(head("103 Early Hints").repeat(100) + RawServer.response(201, ""))),
                        run -> {
                            if (run.end().failure() != null) {
                                run.fails(TransportException.class, UNKNOWN, 1);
                            }
                            run.requests(1);
                        })));
    }

    private static Optional<String> id(Run run) {
        return run.result(NotificationOutcome.class).notificationId();
    }

    @TestFactory
    Stream<DynamicTest> refusals() {
        List<FaultCase> cases = new ArrayList<>(List.of(
                FaultCase.of(
                        "F-007",
                        "400 with an error: rejected, with its code and tracking id",
                        SEND,
                        doing(answer(400, NO)),
                        run -> {
                            run.fails(BadRequestException.class, REJECTED, "400")
                                    .requests(1);
                            ServiceException e = run.failure(BadRequestException.class);
                            assertThat(e.code()).contains("40000");
                            assertThat(e.serviceTrackingId()).contains("t-1");
                        }),
                FaultCase.of(
                        "F-013",
                        "403 without a wait: forbidden",
                        SEND,
                        doing(answer(403, "")),
                        run -> run.fails(ForbiddenException.class, REJECTED, "403")
                                .requests(1)),
                FaultCase.of(
                        "F-015",
                        "404 to a send: not found",
                        SEND,
                        doing(answer(404, "")),
                        run -> run.fails(NotFoundException.class, REJECTED, "404")
                                .requests(1)),
                FaultCase.of(
                        "F-016",
                        "404 to a deletion: success",
                        DELETE,
                        doing(answer(404, "")),
                        run -> run.accepted().requests(1)),
                FaultCase.of(
                                "F-017",
                                "no answer to a deletion, then 404: success",
                                DELETE,
                                doing(Step.silence(), answer(404, "")),
                                run -> run.accepted().requests(2))
                        .with(hub -> hub.attemptTimeout(Duration.ofMillis(300)))));
        for (String body : List.of("", "<html>no</html>", "{\"error\":\"no\"}", "x".repeat(5 << 20))) {
            cases.add(FaultCase.of(
                    "F-008",
                    "400 with a body of " + body.length() + " letters that says nothing: rejected",
                    SEND,
                    doing(answer(400, body)),
                    run -> {
                        run.fails(BadRequestException.class, REJECTED, "400").requests(1);
                        assertThat(run.failure().getMessage()).hasSizeLessThan(64 << 10);
                    }));
        }
        for (int status : new int[] {501, 505}) {
            cases.add(FaultCase.of(
                    "F-030",
                    status + ": rejected, and not repeated",
                    SEND,
                    doing(answer(status, "")),
                    run -> run.fails(ServiceException.class, REJECTED, status + "")
                            .requests(1)));
        }
        return FaultCase.tests(cases);
    }
}
