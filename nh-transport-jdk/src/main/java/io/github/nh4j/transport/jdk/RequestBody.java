package io.github.nh4j.transport.jdk;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends the body without the copy that {@code BodyPublishers.ofByteArray} makes, and knows whether the client ever asked
 * for it. The client does so after the headers, once it is connected, and a request whose body never started cannot have
 * been processed. {@link #withhold} makes that a proof, since afterwards nothing is handed out. That the body was asked
 * for proves nothing: a TLS handshake may still fail then.
 */
final class RequestBody implements BodyPublisher {
    private enum State {
        KEPT,
        GIVEN,
        WITHHELD
    }

    private final byte[] bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.KEPT);

    RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** True if no byte of the body was handed to the client and none will be. An empty body proves nothing. */
    boolean withhold() {
        return !isEmpty() && settle(State.WITHHELD);
    }

    private boolean settle(State wanted) {
        return state.compareAndSet(State.KEPT, wanted) || state.get() == wanted;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Slices(subscriber));
    }

    /**
     * Hands out slices, since a plain socket copies the whole of what it is given on every write, however little the peer
     * takes. Flow promises that requests come one after the other, though maybe from within {@code onNext}.
     */
    private final class Slices implements Flow.Subscription {
        private static final int LONGEST = 16 * 1024;

        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private int sent;
        private long wanted;
        private boolean sending;
        private volatile boolean over;

        Slices(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (over) {
                return;
            }
            if (n <= 0) {
                end(new IllegalArgumentException("request(" + n + ")"));
            } else if (!settle(State.GIVEN)) {
                end(new IllegalStateException("the call was given up before its body was sent"));
            } else {
                wanted = wanted + n < 0 ? Long.MAX_VALUE : wanted + n;
                send();
            }
        }

        private void send() {
            if (sending) {
                return;
            }
            sending = true;
            while (wanted > 0 && !over) {
                wanted--;
                int length = Math.min(LONGEST, bytes.length - sent);
                ByteBuffer slice = ByteBuffer.wrap(bytes, sent, length).slice();
                sent += length;
                subscriber.onNext(slice);
                if (sent == bytes.length && !over) {
                    over = true;
                    subscriber.onComplete();
                }
            }
            sending = false;
        }

        private void end(RuntimeException why) {
            over = true;
            subscriber.onError(why);
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
