package io.github.nh4j.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportDiscoveryTest {
    private final TransportProvider one = new Named("one");
    private final TransportProvider two = new Named("two");

    @Test
    void theOnlyOneIsTaken() {
        assertThat(TransportDiscovery.choose(List.of(one), null)).isSameAs(one);
    }

    @Test
    void theOneThatIsNamedIsTaken() {
        assertThat(TransportDiscovery.choose(List.of(one, two), "two")).isSameAs(two);
    }

    @Test
    void noneIsAnErrorThatNamesTheArtifacts() {
        assertThatThrownBy(TransportDiscovery::discover)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nh-transport-jdk")
                .hasMessageContaining("transport(...)");
    }

    @Test
    void severalAreAnErrorThatListsThemAndTheWaysOut() {
        assertThatThrownBy(() -> TransportDiscovery.choose(List.of(one, two), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("one (", "two (", Named.class.getName(), "nh4j.transport");
    }

    @Test
    void aNameThatIsNotThereIsAnErrorThatListsWhatIs() {
        assertThatThrownBy(() -> TransportDiscovery.choose(List.of(one), "three"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("\"three\"", "one (");
    }

    private record Named(String name) implements TransportProvider {
        @Override
        public Transport create() {
            throw new AssertionError("not asked for");
        }
    }
}
