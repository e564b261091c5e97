package io.github.nh4j.transport.apache;

import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The connections of an asynchronous client, with TLS as it is by default, each in the hands of the call that makes it. */
final class Pool extends PoolingAsyncClientConnectionManager {
    Pool() {
        super(RegistryBuilder.<TlsStrategy>create()
                .register(URIScheme.HTTPS.id, new DefaultClientTlsStrategy(SSLContexts.createDefault()))
                .build());
    }

    @Override
    public Future<AsyncConnectionEndpoint> connect(
            AsyncConnectionEndpoint endpoint,
            ConnectionInitiator initiator,
            @Nullable Timeout timeout,
            @Nullable Object attachment,
            @Nullable HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        Wire wire = Wire.of(context);
        return wire == null
                ? super.connect(endpoint, initiator, timeout, attachment, context, callback)
                : super.connect(endpoint, wire.making(initiator), timeout, attachment, context, wire.made(callback));
    }
}
