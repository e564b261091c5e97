/** The hub emulator over HTTP, for clients in other processes and in other languages. */
module io.github.nh4j.emulator.server {
    requires transitive io.github.nh4j.emulator;
    requires org.eclipse.jetty.server;
    requires static org.jspecify;

    exports io.github.nh4j.emulator.server;
}
