/** Tests that prove that a transport keeps the rules of the port. Its package is open, since JUnit finds the tests by reflection. */
module io.github.nh4j.transport.tck {
    requires transitive io.github.nh4j.core;
    requires transitive org.junit.jupiter.api;
    requires java.logging;
    requires java.management;
    requires org.junit.jupiter.params;
    requires org.opentest4j;
    requires org.assertj.core;
    requires mockwebserver3;
    requires okhttp3;
    requires okhttp3.tls;
    requires okio;

    exports io.github.nh4j.transport.tck;

    opens io.github.nh4j.transport.tck;

    uses io.github.nh4j.transport.TransportProvider;

    requires static org.jspecify;
}
