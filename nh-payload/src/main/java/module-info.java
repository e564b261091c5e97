import org.jspecify.annotations.NullMarked;

/** Payloads that are built rather than written by hand, within the limits of each push service. */
@NullMarked
module io.github.nh4j.payload {
    requires transitive io.github.nh4j.core;
    requires java.xml;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.github.nh4j.payload;
}
