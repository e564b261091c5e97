/** The hub emulator over HTTP and HTTPS, for clients in other processes and in other languages. */
module io.github.nh4j.emulator.server {
    requires transitive io.github.nh4j.emulator;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.eclipse.jetty.alpn.server;
    requires org.eclipse.jetty.http2.server;
    requires org.eclipse.jetty.server;
    requires static info.picocli;
    requires static org.jspecify;

    exports io.github.nh4j.emulator.server;

    opens io.github.nh4j.emulator.server.cli to
            info.picocli;
}
