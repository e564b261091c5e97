package io.github.nh4j.integration.faults;

import static io.github.nh4j.error.Delivery.REJECTED;
import static io.github.nh4j.error.Delivery.UNKNOWN;
import static io.github.nh4j.integration.faults.Operation.CONDITIONAL;
import static io.github.nh4j.integration.faults.Operation.CREATE;
import static io.github.nh4j.integration.faults.Operation.READ;
import static io.github.nh4j.integration.faults.Operation.SEND;
import static io.github.nh4j.integration.faults.Operation.SEND_TOO_MUCH;
import static io.github.nh4j.integration.faults.Operation.WRITE;
import static io.github.nh4j.integration.faults.Peer.doing;
import static io.github.nh4j.integration.faults.Step.accepted;
import static io.github.nh4j.integration.faults.Step.answer;
import static io.github.nh4j.integration.faults.Step.head;
import static io.github.nh4j.integration.faults.Step.textAndEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.error.ConflictException;
import io.github.nh4j.error.PayloadTooLargeException;
import io.github.nh4j.error.PreconditionFailedException;
import io.github.nh4j.error.ServiceException;
import io.github.nh4j.error.TransportException;
import io.github.nh4j.error.UnauthorizedException;
import io.github.nh4j.transport.tck.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Which answers are followed by another attempt, and which are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatCasesTest {
    private static final String REGISTRATION =
            "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content type=\"application/xml\">"
                    + "<AppleRegistrationDescription xmlns=\"http://schemas.microsoft.com/netservices/2010/10/servicebus/connect\">"
                    + "<ETag>4</ETag><RegistrationId>7-1-2</RegistrationId><DeviceToken>62BCD348</DeviceToken>"
                    + "</AppleRegistrationDescription></content></entry>";
    private static final String SECOND_KEY = "c2Vjb25kLWtleQ==";

    private final RawServer elsewhere;

    RepeatCasesTest() throws IOException {
        elsewhere = RawServer.answering(RawServer.response(201, ""));
    }

    @AfterAll
    void nothingWasSentElsewhere() throws IOException {
        assertThat(elsewhere.connections()).isZero();
        elsewhere.close();
    }

    @TestFactory
    Stream<DynamicTest> tokens() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-009",
                        "401 from a hub whose clock is an hour ahead, then 201: accepted, with another token",
                        SEND,
                        doing(answer(401, "", "Date: " + Times.fromNow(3_600)), accepted()),
                        run -> {
                            run.accepted().requests(2);
                            assertThat(run.tokens()).doesNotHaveDuplicates();
                        }),
                FaultCase.of(
                        "F-010",
                        "401 twice: unauthorized after two attempts",
                        SEND,
                        doing(answer(401, "")),
                        run -> run.fails(UnauthorizedException.class, REJECTED, "401", "401")
                                .requests(2)),
                FaultCase.of(
                        "F-011",
                        "401 for want of a claim: not repeated",
                        SEND,
                        doing(answer(401, error("40103: Manage claim is required for this operation."))),
                        run -> run.fails(UnauthorizedException.class, REJECTED, "401")
                                .requests(1)),
                FaultCase.of(
                                "F-012",
                                "401 for a wrong signature, and there is another key: accepted, signed with that",
                                SEND,
                                doing(answer(401, error("40103: InvalidSignature")), accepted()),
                                run -> {
                                    run.accepted().requests(2);
                                    assertThat(run.tokens()).doesNotHaveDuplicates();
                                })
                        .keys(Peer.KEY, Peer.KEY, SECOND_KEY),
                FaultCase.of(
                        "F-012",
                        "401 for a wrong signature, and there is no other key: not repeated",
                        SEND,
                        doing(answer(401, error("40103: InvalidSignature"))),
                        run -> run.fails(UnauthorizedException.class, REJECTED, "401")
                                .requests(1))));
    }

    @TestFactory
    Stream<DynamicTest> changesOfRegistrations() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-018",
                        "409 with 40900 to a creation: conflict",
                        CREATE,
                        doing(answer(409, error("SubCode=40900. It is there."))),
                        run -> run.fails(ConflictException.class, REJECTED, "409")
                                .requests(1)),
                FaultCase.of(
                        "F-019",
                        "409 without a code to a registration, then 200: stored",
                        WRITE,
                        doing(answer(409, ""), answer(200, REGISTRATION)),
                        run -> run.accepted().requests(2)),
                FaultCase.of(
                        "F-020",
                        "410 to a registration: rejected",
                        WRITE,
                        doing(answer(410, "")),
                        run -> run.fails(ServiceException.class, REJECTED, "410")
                                .requests(1)),
                FaultCase.of(
                        "F-021",
                        "no answer to a conditional write that the hub has done: unknown, and not repeated",
                        CONDITIONAL,
                        doing(Step.reset(), answer(412, "")),
                        run -> run.fails(TransportException.class, UNKNOWN, 1).requests(1)),
                FaultCase.of(
                        "F-022",
                        "412 to a conditional write: somebody else has changed it",
                        CONDITIONAL,
                        doing(answer(412, "")),
                        run -> run.fails(PreconditionFailedException.class, REJECTED, "412")
                                .requests(1))));
    }

    @TestFactory
    Stream<DynamicTest> sizes() {
        return FaultCase.tests(List.of(
                FaultCase.of(
                        "F-023",
                        "413: too large",
                        SEND,
                        doing(answer(413, "")),
                        run -> run.fails(PayloadTooLargeException.class, REJECTED, "413")
                                .requests(1)),
                FaultCase.of(
                        "F-024",
                        "a payload over the limit: a wrong argument, and nothing connects",
                        SEND_TOO_MUCH,
                        doing(accepted()),
                        run -> {
                            run.failure(IllegalArgumentException.class);
                            run.requests(0).connections(0);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> failuresOfServers() {
        List<FaultCase> cases = new ArrayList<>();
        for (int status : new int[] {408, 500, 502, 503, 504}) {
            Step failure = answer(status, "");
            cases.add(FaultCase.of(
                    "F-025",
                    status + " to a send: unknown, and not repeated",
                    SEND,
                    doing(failure, accepted()),
                    run -> {
                        assertThat(run.failure().delivery()).isEqualTo(UNKNOWN);
                        assertThat(run.failure().attempts()).hasSize(1);
                        run.requests(1);
                    }));
            cases.add(FaultCase.of(
                            "F-026",
                            status + " twice to a send that may come twice, then 201: accepted",
                            SEND,
                            doing(failure, failure, accepted()),
                            run -> run.accepted().requests(3))
                    .atLeastOnce());
            cases.add(FaultCase.of(
                    "F-027",
                    status + " twice to a read, then 200: read",
                    READ,
                    doing(failure, failure, answer(200, "{\"installationId\":\"phone\"}")),
                    run -> run.accepted().requests(3)));
        }
        return FaultCase.tests(cases);
    }

    @TestFactory
    Stream<DynamicTest> oddAndMovedAnswers() {
        List<FaultCase> cases = new ArrayList<>();
        for (String status : List.of("999", "099", "ABC")) {
            cases.add(FaultCase.of(
                    "F-031",
                    "the status " + status + ": unknown, and not repeated",
                    SEND,
                    doing(textAndEnd(head(status + " What", "Content-Length: 0"))),
                    run -> {
                        assertThat(run.failure().delivery()).isEqualTo(UNKNOWN);
                        assertThat(run.failure().attempts()).hasSize(1);
                        run.requests(1);
                    }));
        }
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            for (String location : List.of(elsewhere.uri("/news/messages").toString(), "/news/moved")) {
                cases.add(FaultCase.of(
                        "F-034",
                        status + " to " + (location.startsWith("/") ? "the same" : "another")
                                + " host: rejected, and not followed",
                        SEND,
                        doing(answer(status, "", "Location: " + location), accepted()),
                        run -> run.fails(ServiceException.class, REJECTED, status + "")
                                .requests(1)));
            }
        }
        return FaultCase.tests(cases);
    }

    private static String error(String detail) {
        return "<Error><Code>1</Code><Detail>" + detail + "</Detail></Error>";
    }
}
