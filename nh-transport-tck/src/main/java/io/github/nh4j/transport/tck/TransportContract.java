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
 * not in a static one. All servers listen on the loopback interface. The system property {@code nh4j.tck.scripts} raises
 * the number of made-up fault scripts that the transport is put through, 100 by default.
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

    /** T2. */
    @Nested
    @DisplayName("T2: one call puts one request on the wire")
    final class T2 extends OneRequestRules {
        T2() {
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
}
