package io.github.nh4j.error;

/** 500, 502, 503 or 504: the hub could not serve the call just now; look at {@link #delivery()} before you repeat a send. */
public final class ServerBusyException extends ServiceException {
    private static final long serialVersionUID = 1;

    ServerBusyException(Builder builder) {
        super(builder);
    }
}
