package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.RequestNotSentException;
import io.github.nh4j.transport.ResponseTooLargeException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One call: it is run, its response is read, and a failure of OkHttp is given its meaning. */
final class Exchange {
    private static final String ABORTED = "the exchange was aborted before the request was sent";

    private final TransportRequest request;
    private final Progress progress;
    private final Call call;
    private final CompletableFuture<TransportResponse> result = new CompletableFuture<>();

    Exchange(OkHttpClient client, TransportRequest request) throws RequestNotSentException {
        Payload payload = new Payload(request.body());
        this.request = request;
        CallSockets sockets = new CallSockets(client.socketFactory());
        this.progress = new Progress(payload, sockets);
        // A client for one call costs less than a microsecond; there is no other way to know which sockets are whose.
        OkHttpClient ours = client.newBuilder().socketFactory(sockets).build();
        this.call = ours.newCall(Requests.of(request, payload, progress));
    }

    /** Runs on the caller's thread. If that is interrupted, its flag is set afterwards, whatever the exception is. */
    TransportResponse execute() throws IOException, InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException("interrupted before the request was sent");
        }
        try (Response response = response()) {
            return read(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new InterruptedIOException("the thread was interrupted"), e);
        } catch (IOException e) {
            IOException meaning = failed(e, e);
            if (meaning == e && Thread.currentThread().isInterrupted()) {
                InterruptedException interrupted = new InterruptedException("the thread was interrupted");
                interrupted.initCause(e);
                throw interrupted;
            }
            throw meaning;
        }
    }

    /** OkHttp lets an InterruptedException through while it waits for a connection; being Kotlin, it need not say so. */
    private Response response() throws IOException, InterruptedException {
        return call.execute();
    }

    /**
     * Runs on a thread of the dispatcher.
     *
     * @param end is done when OkHttp is done with the call, before the future ends
     */
    CompletableFuture<TransportResponse> enqueue(Runnable end) {
        try {
            call.enqueue(new Callback() {
                @Override
                public void onResponse(Call call, Response response) {
                    TransportResponse whole = null;
                    Throwable failure = null;
                    try (response) {
                        whole = read(response);
                    } catch (IOException e) {
                        failure = failed(e, e);
                    } catch (RuntimeException | Error e) {
                        failure = e;
                    }
                    settle(end, whole, failure);
                }

                @Override
                public void onFailure(Call call, IOException e) {
                    Throwable bare = Failures.bare(e);
                    settle(end, null, bare == e ? failed(e, e) : bare);
                }
            });
        } catch (RuntimeException | Error e) {
            // A listener or an executor of the application has failed, so nothing calls back.
            settle(end, null, e);
        }
        return result;
    }

    private void settle(Runnable end, @Nullable TransportResponse whole, @Nullable Throwable failure) {
        end.run();
        if (whole != null) {
            result.complete(whole);
        } else if (failure != null) {
            result.completeExceptionally(failure);
        }
    }

    /** Does not wait for OkHttp, which may be resolving a name or have no thread for the call yet. */
    void abort() {
        try {
            call.cancel();
        } finally { // A listener of the application is told of it, and may throw.
            if (progress.withhold()) {
                result.completeExceptionally(new RequestNotSentException(ABORTED));
            }
        }
    }

    private TransportResponse read(Response response) throws IOException {
        return Answers.read(call, response, request.maxResponseBytes());
    }

    /** Once there is a status it tells more than any failure does. */
    private IOException failed(IOException failure, Exception cause) {
        if (failure instanceof ResponseTooLargeException) {
            return failure;
        }
        Response answer = progress.answer();
        IOException meaning;
        if (answer != null) {
            meaning = Answers.cut(answer);
        } else if (progress.withhold()) {
            meaning = new RequestNotSentException(
                    call.isCanceled() ? ABORTED : Failures.neverSent(failure, request.uri()));
        } else if (Failures.unprocessed(failure)) {
            meaning = new RequestNotSentException(Failures.refused(request.uri()));
        } else {
            return failure;
        }
        meaning.initCause(cause);
        return meaning;
    }
}
