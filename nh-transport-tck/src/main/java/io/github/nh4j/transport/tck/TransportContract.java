package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Transport;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Proves that a transport keeps the rules that {@link Transport} lists. A test of a transport extends this class and says
 * how to make one:
 *
 * <pre>{@code
 * class MyTransportTest extends TransportContract {
 *     @Override
 *     protected Transport create() {
 *         return MyTransport.create();
 *     }
 * }
 * }</pre>
 *
 * <p>While the tests run, the JVM's default trust is the kit's own certificate authority: a client that takes its TLS
 * settings from the JVM's defaults trusts the kit's servers if it is made in {@link #create()} or in an instance field,
 * not in a static one. All servers listen on the loopback interface. The system property {@code nh4j.tck.scripts} raises
 * the number of made-up fault scripts that the transport is put through, 25 by default; {@code nh4j.tck.calls} the
 * number of calls after which nothing may be left behind, 200 by default; {@code nh4j.tck.patience} says, in percent, how long the tests wait for what should have happened before they fail.
 */
@ExtendWith(KitTrust.WhileTestsRun.class)
public abstract class TransportContract {
    /** For the test that extends it. */
    protected TransportContract() {}

    /**
     * Makes the transport to test, as an application would make it; or another one over the same client, if it borrows
     * one. The kit closes it.
     *
     * @return a new transport
     */
    protected abstract Transport create();

    /**
     * What the stack cannot be made to do, with the reason why. The kit asserts each of these.
     *
     * @return deviations and reasons; none by default
     */
    protected Map<Deviation, String> deviations() {
        return Map.of();
    }

    /** T1. */
    @Nested
    @DisplayName("T1: 64 exchanges at the same time")
    final class T1 extends ConcurrencyRules {
        T1() {
            super(TransportContract.this);
        }
    }

    /** T2. */
    @Nested
    @DisplayName("T2: one call puts one request on the wire")
    final class T2 extends OneRequestRules {
        T2() {
            super(TransportContract.this);
        }
    }

    /** T2, too. */
    @Nested
    @DisplayName("T2: not even when the connection breaks")
    final class T2BrokenConnections extends BrokenConnectionRules {
        T2BrokenConnections() {
            super(TransportContract.this);
        }
    }

    /** T2. */
    @Nested
    @DisplayName("T2: one call puts one request on the wire, whatever the peer does")
    final class T2SeededFaults extends SeededFaultRules {
        T2SeededFaults() {
            super(TransportContract.this);
        }
    }

    /** T3. */
    @Nested
    @DisplayName("T3: every status is a value")
    final class T3 extends StatusRules {
        T3() {
            super(TransportContract.this);
        }
    }

    /** T4. */
    @Nested
    @DisplayName("T4: method, target and host are sent verbatim")
    final class T4RequestLine extends RequestLineRules {
        T4RequestLine() {
            super(TransportContract.this);
        }
    }

    /** T4, too. */
    @Nested
    @DisplayName("T4: headers are sent verbatim")
    final class T4Headers extends RequestHeaderRules {
        T4Headers() {
            super(TransportContract.this);
        }
    }

    /** T4, too. */
    @Nested
    @DisplayName("T4: the body is sent verbatim")
    final class T4Body extends RequestBodyRules {
        T4Body() {
            super(TransportContract.this);
        }
    }

    /** T5. */
    @Nested
    @DisplayName("T5: response headers are complete")
    final class T5Headers extends ResponseHeaderRules {
        T5Headers() {
            super(TransportContract.this);
        }
    }

    /** T5, too. */
    @Nested
    @DisplayName("T5: the body is exact")
    final class T5Body extends ResponseBodyRules {
        T5Body() {
            super(TransportContract.this);
        }
    }

    /** T6. */
    @Nested
    @DisplayName("T6: the body is capped")
    final class T6 extends CapRules {
        T6() {
            super(TransportContract.this);
        }
    }

    /** T7. */
    @Nested
    @DisplayName("T7: a cancellation ends the exchange at once")
    final class T7 extends CancelledExchangeRules {
        T7() {
            super(TransportContract.this);
        }
    }

    /** T7. */
    @Nested
    @DisplayName("T7: a cancellation ends the stream at once")
    final class T7OverHttp2 extends CancelledStreamRules {
        T7OverHttp2() {
            super(TransportContract.this);
        }
    }

    /** T8. */
    @Nested
    @DisplayName("T8: what was never sent is reported as such")
    final class T8 extends NeverSentRules {
        T8() {
            super(TransportContract.this);
        }
    }

    /** T8. */
    @Nested
    @DisplayName("T8: what may have been sent is not")
    final class T8Unsure extends UnsureRules {
        T8Unsure() {
            super(TransportContract.this);
        }
    }

    /** T8. */
    @Nested
    @DisplayName("T8: what the peer has not looked at fails once")
    final class T8OverHttp2 extends UnprocessedRules {
        T8OverHttp2() {
            super(TransportContract.this);
        }
    }

    /** T9. */
    @Nested
    @DisplayName("T9: a truncated response is no response")
    final class T9 extends TruncationRules {
        T9() {
            super(TransportContract.this);
        }
    }

    /** T10. */
    @Nested
    @DisplayName("T10: an aborted exchange ends with the right exception")
    final class T10 extends AbortedCallRules {
        T10() {
            super(TransportContract.this);
        }
    }

    /** T10. */
    @Nested
    @DisplayName("T10: an interrupt is not lost")
    final class T10Interrupts extends InterruptRules {
        T10Interrupts() {
            super(TransportContract.this);
        }
    }

    /** T11. */
    @Nested
    @DisplayName("T11: sendAsync neither blocks nor throws")
    final class T11 extends AsyncCallRules {
        T11() {
            super(TransportContract.this);
        }
    }

    /** T12. */
    @Nested
    @DisplayName("T12: the future needs no special class")
    final class T12 extends FutureRules {
        T12() {
            super(TransportContract.this);
        }
    }

    /** T13. */
    @Nested
    @DisplayName("T13: what depends on a future sees its result")
    final class T13 extends DependentStageRules {
        T13() {
            super(TransportContract.this);
        }
    }

    /** T14. */
    @Nested
    @DisplayName("T14: close() closes what the transport has made, and nothing else")
    final class T14 extends CloseRules {
        T14() {
            super(TransportContract.this);
        }
    }

    /** T15. */
    @Nested
    @DisplayName("T15: no threads but those of the stack")
    final class T15 extends ThreadRules {
        T15() {
            super(TransportContract.this);
        }
    }

    /** T15. */
    @Nested
    @DisplayName("T15: no logging")
    final class T15Logs extends LogRules {
        T15Logs() {
            super(TransportContract.this);
        }
    }

    /** T15. */
    @Nested
    @DisplayName("T15: no sockets left behind")
    final class T15Leaks extends LeakRules {
        T15Leaks() {
            super(TransportContract.this);
        }
    }

    /** T16. */
    @Nested
    @DisplayName("T16: nothing is wrapped")
    final class T16 extends BareFailureRules {
        T16() {
            super(TransportContract.this);
        }
    }
}
