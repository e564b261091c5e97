package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that is fine, and others. */
final class Providers {
    private Providers() {}

    /** Fine. */
    public static class Fine implements TransportProvider {
        /** For ServiceLoader. */
        public Fine() {}

        @Override
        public String name() {
            return "fine";
        }

        @Override
        public Transport create() {
            return new ReferenceTransport();
        }
    }

    /** With a name that is taken. */
    public static final class Twin extends Fine {}

    /** In a class that nobody sees. */
    static final class Hidden extends Fine {
        public Hidden() {}
    }

    /** With settings. */
    public static final class WithParameter extends Fine {
        private final String name;

        public WithParameter(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }

    /** Like a class name. */
    public static final class UpperCase extends Fine {
        @Override
        public String name() {
            return "MyTransport";
        }
    }

    /** Another one each time. */
    public static final class Numbered extends Fine {
        private static final AtomicInteger NUMBER = new AtomicInteger();

        @Override
        public String name() {
            return "fine-" + NUMBER.incrementAndGet();
        }
    }

    /** Makes one transport for all. */
    public static final class Sharing extends Fine {
        private final Transport shared = new ReferenceTransport();

        @Override
        public Transport create() {
            return shared;
        }
    }

    /** Makes transports that share what they close. */
    public static final class SharingConnections extends Fine {
        private final ReferencePool shared = new ReferencePool();

        @Override
        public Transport create() {
            return new ReferenceTransport(shared);
        }
    }

    /** Makes what does not work. */
    public static final class Useless extends Fine {
        @Override
        public Transport create() {
            return (request, cancellation) -> {
                throw new IOException(name() + " cannot do that yet");
            };
        }
    }

    /** Makes what cannot be closed. */
    public static final class Unclosable extends Fine {
        @Override
        public Transport create() {
            return new ReferenceTransport() {
                @Override
                public void close() {
                    throw new IllegalStateException("busy");
                }
            };
        }
    }
}
