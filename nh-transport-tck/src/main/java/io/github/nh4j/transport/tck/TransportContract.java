package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Transport;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

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
 * not in a static one. All servers listen on the loopback interface.
 */
public abstract class TransportContract {
    private static @Nullable KitTrust trust;

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

    @BeforeAll
    static final void trustTheKit() throws Exception {
        trust = KitTrust.install();
    }

    @AfterAll
    static final void trustTheKitNoMore() throws Exception {
        if (trust != null) {
            trust.close();
        }
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

    /** T9. */
    @Nested
    @DisplayName("T9: a truncated response is no response")
    final class T9 extends TruncationRules {
        T9() {
            super(TransportContract.this);
        }
    }
}
