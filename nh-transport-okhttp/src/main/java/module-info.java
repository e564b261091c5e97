/** The transport of nh4j over OkHttp. */
module io.github.nh4j.transport.okhttp {
    requires transitive io.github.nh4j.core;
    requires transitive okhttp3;
    requires okio;

    exports io.github.nh4j.transport.okhttp;

    provides io.github.nh4j.transport.TransportProvider with
            io.github.nh4j.transport.okhttp.OkHttpTransportProvider;

    requires static org.jspecify;
}
