import org.jspecify.annotations.NullMarked;

/** A notification hub in memory, for tests that need no Azure. */
@NullMarked
module io.github.nh4j.emulator {
    requires transitive io.github.nh4j.core;
    requires java.xml;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.github.nh4j.emulator;
}
