package io.github.nh4j.transport.okhttp;

import io.github.nh4j.transport.IncompleteResponseException;
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
import okhttp3.ResponseBody;
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
        this.progress = new Progress(payload);
        this.call = client.newCall(Requests.of(request, payload, progress));
    }

    /** Runs on the caller's thread. If that is interrupted, its flag is set afterwards, whatever the exception is. */
    TransportResponse execute() throws IOException, InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
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
                settle(whole, failure);
            }

            @Override
            public void onFailure(Call call, IOException e) {
                Throwable bare = Failures.bare(e);
                settle(null, bare == e ? failed(e, e) : bare);
            }

            private void settle(@Nullable TransportResponse whole, @Nullable Throwable failure) {
                end.run();
                if (whole != null) {
                    result.complete(whole);
                } else if (failure != null) {
                    result.completeExceptionally(failure);
                }
            }
        });
        return result;
    }

    /** Does not wait for OkHttp, which may be resolving a name or have no thread for the call yet. */
    void abort() {
        call.cancel();
        if (progress.withhold()) {
            result.completeExceptionally(new RequestNotSentException(ABORTED));
        }
    }

    private TransportResponse read(Response response) throws IOException {
        if (progress.answer() == null) {
            progress.answered(response);
        }
        ResponseBody body = response.body();
        int cap = request.maxResponseBytes();
        if (body.contentLength() > cap || body.source().request(cap + 1L)) {
            // Or closing it would read on, so as to use the connection again.
            call.cancel();
            throw new ResponseTooLargeException(
                    progress.status(response),
                    progress.headers(response),
                    "the body of the response has more than " + cap + " bytes");
        }
        return TransportResponse.of(
                progress.status(response),
                progress.headers(response),
                body.source().readByteArray());
    }

    /** Once there is a status it tells more than any failure does. */
    private IOException failed(IOException failure, Exception cause) {
        if (failure instanceof ResponseTooLargeException) {
            return failure;
        }
        Response answer = progress.answer();
        IOException meaning;
        if (answer != null) {
            meaning = new IncompleteResponseException(
                    progress.status(answer), progress.headers(answer), "the exchange broke within the response");
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
