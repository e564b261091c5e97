package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Transport;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** A transport for each way in which a rule is broken, and the group of tests that must notice. */
enum Flaw {
    RUNS_ONE_CALL_AT_A_TIME(Rule.T1, TransportContract.T1.class, () -> RepeatFlaws.atMostAtOnce(1)),
    RUNS_FEWER_CALLS_AT_A_TIME(Rule.T1, TransportContract.T1.class, () -> RepeatFlaws.atMostAtOnce(63)),
    MIXES_UP_CALLS(Rule.T1, TransportContract.T1.class, RepeatFlaws::mixingUpCalls),

    REPEATS_ON_503(Rule.T2, TransportContract.T2.class, () -> RepeatFlaws.repeatingAfter(a -> a.status() == 503)),
    REPEATS_ON_408(Rule.T2, TransportContract.T2.class, () -> RepeatFlaws.repeatingAfter(a -> a.status() == 408)),
    REPEATS_WHEN_TOLD_WHEN(
            Rule.T2,
            TransportContract.T2.class,
            () -> RepeatFlaws.repeatingAfter(
                    a -> a.headers().first("Retry-After").isPresent())),
    POOLS_WHAT_THE_PEER_CLOSES(Rule.T2, TransportContract.T2.class, RepeatFlaws::poolingWhatThePeerCloses),
    POOLS_NOTHING(Rule.T2, TransportContract.T2.class, RepeatFlaws::poolingNothing),
    REPEATS_AFTER_BREAK(
            Rule.T2, TransportContract.T2BrokenConnections.class, () -> RepeatFlaws.repeatingAfterBreak(r -> true)),
    REPEATS_GET(
            Rule.T2,
            TransportContract.T2BrokenConnections.class,
            () -> RepeatFlaws.repeatingAfterBreak(r -> r.method().equals("GET"))),
    REPEATS_DELETE(
            Rule.T2,
            TransportContract.T2BrokenConnections.class,
            () -> RepeatFlaws.repeatingAfterBreak(r -> r.method().equals("DELETE"))),
    REPEATS_ONCE_ONE_HAS_SERVED(
            Rule.T2, TransportContract.T2BrokenConnections.class, RepeatFlaws::repeatingOnceOneHasServed),
    REPEATS_CUT_RESPONSES(Rule.T2, TransportContract.T2SeededFaults.class, RepeatFlaws::repeatingCutResponses),

    FOLLOWS_REDIRECTS(Rule.T3, TransportContract.T3.class, RequestFlaws::followingRedirects),
    THROWS_ON_ERRORS(Rule.T3, TransportContract.T3.class, () -> RequestFlaws.throwingAt(400)),
    THROWS_ON_ODD_STATUS(Rule.T3, TransportContract.T3.class, () -> RequestFlaws.throwingAt(512)),
    ANSWERS_CHALLENGES(Rule.T3, TransportContract.T3.class, RequestFlaws::answeringChallenges),
    KEEPS_COOKIES(Rule.T3, TransportContract.T3.class, RequestFlaws::keepingCookies),

    ENCODES_APOSTROPHE(Rule.T4, TransportContract.T4RequestLine.class, Flaw::encodingApostrophes),
    DECODES_TILDE(
            Rule.T4,
            TransportContract.T4RequestLine.class,
            () -> RequestFlaws.target(u -> u.getRawQuery() == null
                    ? ""
                    : u.getRawPath() + "?" + u.getRawQuery().replace("%7E", "~"))),
    RESOLVES_DOTS(
            Rule.T4,
            TransportContract.T4RequestLine.class,
            () -> RequestFlaws.target(u -> u.normalize().getRawPath())),
    DROPS_EMPTY_QUERY(
            Rule.T4,
            TransportContract.T4RequestLine.class,
            () -> RequestFlaws.target(u -> "".equals(u.getRawQuery()) ? u.getRawPath() : "")),
    LEAVES_PORT_OUT_OF_HOST(
            Rule.T4,
            TransportContract.T4RequestLine.class,
            () -> RequestFlaws.head(head -> head.replaceFirst("(Host: .*):\\d+", "$1"))),
    ADDS_CHARSET(Rule.T4, TransportContract.T4Headers.class, () -> RequestFlaws.sending(RequestFlaws::addCharset)),
    MAKES_UP_A_TYPE(
            Rule.T4,
            TransportContract.T4Headers.class,
            () -> RequestFlaws.sending(r ->
                    r.headers().first("Content-Type").isPresent() ? r : r.withHeader("Content-Type", "text/plain"))),
    DROPS_SECOND_VALUE(
            Rule.T4, TransportContract.T4Headers.class, () -> RequestFlaws.sending(RequestFlaws::firstValues)),
    DROPS_EMPTY_HEADERS(
            Rule.T4,
            TransportContract.T4Headers.class,
            () -> RequestFlaws.head(head -> head.replaceAll("X-Empty: \r\n", ""))),
    SQUEEZES_BLANKS(
            Rule.T4,
            TransportContract.T4Headers.class,
            () -> RequestFlaws.sending(r -> RequestFlaws.headersChanged(r, value -> value.replace("  ", " ")))),
    CUTS_LONG_VALUES(
            Rule.T4,
            TransportContract.T4Headers.class,
            () -> RequestFlaws.sending(r ->
                    RequestFlaws.headersChanged(r, value -> value.substring(0, Math.min(value.length(), 4000))))),
    EXPECTS_CONTINUE(
            Rule.T4,
            TransportContract.T4Headers.class,
            () -> RequestFlaws.head(head -> head.replaceFirst("\r\n", "\r\nExpect: 100-continue\r\n"))),
    OMITS_LENGTH_OF_NOTHING(
            Rule.T4,
            TransportContract.T4Body.class,
            () -> RequestFlaws.head(head -> head.replace("Content-Length: 0\r\n", ""))),
    CHUNKS_BODIES(Rule.T4, TransportContract.T4Body.class, RequestFlaws::chunkingBodies),
    TAKES_BODY_FOR_TEXT(Rule.T4, TransportContract.T4Body.class, () -> RequestFlaws.sending(RequestFlaws::asText)),
    CUTS_LONG_BODIES(Rule.T4, TransportContract.T4Body.class, () -> RequestFlaws.sending(RequestFlaws::cutBody)),

    KEEPS_FIRST_VALUES(
            Rule.T5, TransportContract.T5Headers.class, () -> ResponseFlaws.returning(ResponseFlaws::firstValues)),
    JOINS_VALUES(
            Rule.T5, TransportContract.T5Headers.class, () -> ResponseFlaws.returning(ResponseFlaws::joinedValues)),
    TAKES_INTERIM_FOR_FINAL(
            Rule.T5,
            TransportContract.T5Headers.class,
            () -> ResponseFlaws.reading(ResponseFlaws::takingInterimForFinal)),
    ASKS_FOR_GZIP(
            Rule.T5,
            TransportContract.T5Body.class,
            () -> RequestFlaws.sending(r -> r.withHeader("Accept-Encoding", "gzip"))),
    HIDES_CODING(Rule.T5, TransportContract.T5Body.class, () -> ResponseFlaws.returning(ResponseFlaws::withoutCoding)),
    DECODES_UNDER_ITS_CODING(
            Rule.T5,
            TransportContract.T5Body.class,
            () -> ResponseFlaws.returning(ResponseFlaws::decodedUnderItsCoding)),
    TAKES_RESPONSE_FOR_TEXT(
            Rule.T5, TransportContract.T5Body.class, () -> ResponseFlaws.returning(ResponseFlaws::asText)),
    KEEPS_SURPLUS(Rule.T5, TransportContract.T5Body.class, () -> ResponseFlaws.reading(ResponseFlaws::keepingSurplus)),

    HAS_NO_CAP(Rule.T6, TransportContract.T6.class, () -> ResponseFlaws.reading(ResponseFlaws::withoutCap)),
    CAPS_A_BYTE_EARLY(Rule.T6, TransportContract.T6.class, () -> ResponseFlaws.reading(ResponseFlaws::withSmallerCap)),
    READS_THE_REST(Rule.T6, TransportContract.T6.class, () -> ResponseFlaws.reading(ResponseFlaws::drainingTheRest)),
    CALLS_TOO_LARGE_CUT(Rule.T6, TransportContract.T6.class, () -> ResponseFlaws.reading(ResponseFlaws::callingItCut)),
    LEAVES_OPEN_WHAT_IS_TOO_LARGE(Rule.T6, TransportContract.T6.class, ResponseFlaws::leavingOpenWhatIsTooLarge),
    CAPS_BEFORE_IT_DECODES(Rule.T6, TransportContract.T6.class, () -> ResponseFlaws.returning(ResponseFlaws::decoded)),
    READS_AN_ENDLESS_HEAD(
            Rule.T6, TransportContract.T6.class, () -> ResponseFlaws.reading(ResponseFlaws::withEndlessHead)),

    IGNORES_CANCELLATION(Rule.T7, TransportContract.T7.class, EndingFlaws::ignoringCancellation),
    CANNOT_CANCEL_A_CONNECT(Rule.T7, TransportContract.T7.class, () -> EndingFlaws.abortingOnly(true)),
    CANNOT_CANCEL_ONCE_SENT(Rule.T7, TransportContract.T7.class, () -> EndingFlaws.abortingOnly(false)),
    CANCELS_SLOWLY(Rule.T7, TransportContract.T7.class, EndingFlaws::abortingSlowly),
    ABANDONS_EXCHANGES(Rule.T7, TransportContract.T7.class, EndingFlaws::abandoning),

    CALLS_REFUSED_IN_DOUBT(Rule.T8, TransportContract.T8.class, () -> EndingFlaws.failing(EndingFlaws::asInDoubt)),
    FORGETS_THE_CAUSE(Rule.T8, TransportContract.T8.class, () -> EndingFlaws.failing(EndingFlaws::withoutCause)),
    TELLS_THE_BODY(
            Rule.T8, TransportContract.T8.class, () -> EndingFlaws.failing(EndingFlaws::withTheBodyInItsMessage)),
    TRUSTS_ANY_NAME(Rule.T8, TransportContract.T8.class, EndingFlaws::trustingAnyName),
    CALLS_RESET_NEVER_SENT(
            Rule.T8, TransportContract.T8Unsure.class, () -> EndingFlaws.failing(EndingFlaws::asNeverSent)),
    TELLS_THE_TOKEN_IN_A_CAUSE(
            Rule.T8, TransportContract.T8Unsure.class, () -> EndingFlaws.failing(EndingFlaws::withTheTokenInItsCause)),

    RETURNS_WHAT_CAME(
            Rule.T9, TransportContract.T9.class, () -> ResponseFlaws.reading(ResponseFlaws::returningWhatCame)),
    TAKES_AN_END_FOR_THE_LAST_CHUNK(
            Rule.T9,
            TransportContract.T9.class,
            () -> ResponseFlaws.reading(ResponseFlaws::takingAnEndForTheLastChunk)),
    FORGETS_THE_STATUS(
            Rule.T9, TransportContract.T9.class, () -> ResponseFlaws.reading(ResponseFlaws::forgettingTheStatus)),
    FORGETS_THE_HEADERS(
            Rule.T9, TransportContract.T9.class, () -> ResponseFlaws.reading(ResponseFlaws::forgettingTheHeaders)),
    TAKES_A_CUT_HEAD_FOR_WHOLE(
            Rule.T9, TransportContract.T9.class, () -> ResponseFlaws.reading(ResponseFlaws::takingACutHeadForWhole)),

    THROWS_CANCELLATION_EXCEPTION(Rule.T10, TransportContract.T10.class, EndingFlaws::throwingCancellationException),
    LEAVES_INTERRUPTS(Rule.T10, TransportContract.T10.class, EndingFlaws::leavingInterrupts),
    INTERRUPTS_LATE(Rule.T10, TransportContract.T10.class, EndingFlaws::interruptingLate),
    ABORTS_LATE(Rule.T10, TransportContract.T10.class, EndingFlaws::abortingLate),
    STARTS_THOUGH_CANCELLED(Rule.T10, TransportContract.T10.class, EndingFlaws::startingThoughCancelled),
    SWALLOWS_INTERRUPTS(Rule.T10, TransportContract.T10Interrupts.class, EndingFlaws::swallowingInterrupts),

    BLOCKS_IN_SEND_ASYNC(Rule.T11, TransportContract.T11.class, AsyncFlaws::blockingInSendAsync),
    CONNECTS_IN_SEND_ASYNC(Rule.T11, TransportContract.T11.class, () -> AsyncFlaws.starting(AsyncFlaws::connectFirst)),
    WRAPS_THE_CAUSE(Rule.T11, TransportContract.T11.class, () -> AsyncFlaws.starting(AsyncFlaws::wrap)),
    THROWS_IN_SEND_ASYNC(
            Rule.T11, TransportContract.T11.class, () -> AsyncFlaws.starting(AsyncFlaws::throwWhenCancelled)),

    FORGETS_CANCELLED_FUTURES(
            Rule.T12, TransportContract.T12.class, () -> AsyncFlaws.starting(AsyncFlaws::forgetWhenCancelled)),
    CANCELS_THE_FUTURE(Rule.T10, TransportContract.T12.class, () -> AsyncFlaws.starting(AsyncFlaws::cancelTheFuture)),
    CLOSES_WHEN_ITS_FUTURE_IS_TAKEN(Rule.T12, TransportContract.T12.class, AsyncFlaws::closingWhenItsFutureIsTaken),

    COMPLETES_BEFORE_THE_BODY(
            Rule.T13, TransportContract.T13.class, () -> AsyncFlaws.starting(AsyncFlaws::completeBeforeTheBody)),
    REFUSES_CALLS_OF_STAGES(Rule.T13, TransportContract.T13.class, AsyncFlaws::refusingCallsOfStages),

    CLOSES_WHAT_IT_BORROWED(
            Rule.T14, TransportContract.T14.class, (ReferencePool pool) -> new ReferenceTransport(pool)),
    THROWS_ON_SECOND_CLOSE(Rule.T14, TransportContract.T14.class, LifeFlaws::throwingOnSecondClose),
    HAS_NO_CLOSE(Rule.T14, TransportContract.T14.class, LifeFlaws::withoutClose),
    KEEPS_CONNECTIONS_WHEN_CLOSED(Rule.T14, TransportContract.T14.class, LifeFlaws::keepingConnectionsWhenClosed),
    WAITS_IN_CLOSE(Rule.T14, TransportContract.T14.class, LifeFlaws::waitingInClose),

    MAKES_A_THREAD_FOR_EACH_CALL(Rule.T15, TransportContract.T15.class, LifeFlaws::threadForEachCall),
    PRINTS_HEADERS(Rule.T15, TransportContract.T15Logs.class, LifeFlaws::printingHeaders),
    LOGS_BODIES(Rule.T15, TransportContract.T15Logs.class, LifeFlaws::loggingBodies),
    LOGS_FAILURES(Rule.T15, TransportContract.T15Logs.class, LifeFlaws::loggingFailures),
    LEAVES_BROKEN_CONNECTIONS(Rule.T15, TransportContract.T15Leaks.class, ResponseFlaws::leavingOpenWhatIsTooLarge),

    WRAPS_RUNTIME_EXCEPTIONS(Rule.T16, TransportContract.T16.class, LifeFlaws::wrappingRuntimeExceptions),
    THROWS_COMPLETION_EXCEPTIONS(Rule.T16, TransportContract.T16.class, LifeFlaws::throwingCompletionExceptions),
    FAILS_WITH_COMPLETION_EXCEPTIONS(
            Rule.T16, TransportContract.T16.class, () -> AsyncFlaws.starting(AsyncFlaws::wrap));

    private final Rule rule;
    private final Class<?> group;

    /** Makes a new one each time. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<ReferencePool, Transport> maker;

    Flaw(Rule rule, Class<?> group, Supplier<ReferenceTransport> maker) {
        this(rule, group, (Function<ReferencePool, Transport>) pool -> maker.get());
    }

    Flaw(Rule rule, Class<?> group, Function<ReferencePool, Transport> maker) {
        this.rule = rule;
        this.group = group;
        this.maker = maker;
    }

    private static ReferenceTransport encodingApostrophes() {
        return RequestFlaws.target(
                uri -> uri.getRawQuery() == null ? "" : uri.getRawPath() + "?" + apostrophesEncoded(uri));
    }

    private static String apostrophesEncoded(URI uri) {
        return uri.getRawQuery().replace("'", "%27");
    }

    Rule rule() {
        return rule;
    }

    /** The nested class of the contract that must fail. */
    Class<?> group() {
        return group;
    }

    /** Makes the transport; the pool is for one that borrows. */
    Transport make(ReferencePool pool) {
        return maker.apply(pool);
    }
}
