/** The transport of nh4j over Apache HttpClient 5. */
module io.github.nh4j.transport.apache {
    requires transitive io.github.nh4j.core;
    requires transitive org.apache.httpcomponents.client5.httpclient5;
    requires transitive org.apache.httpcomponents.core5.httpcore5;
    requires org.apache.httpcomponents.core5.httpcore5.h2;

    exports io.github.nh4j.transport.apache;

    provides io.github.nh4j.transport.TransportProvider with
            io.github.nh4j.transport.apache.ApacheTransportProvider;

    requires static org.jspecify;

    // HttpClient uses these and, being no module itself, cannot say so.
    requires jdk.net;
    requires org.slf4j;
}
