package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.IncompleteResponseException;
import io.github.nh4j.transport.TransportRequest;
import io.github.nh4j.transport.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;

/** Ways to break T5, T6 and T9. */
final class ResponseFlaws {
    private static final int PLENTY = 1024 * 1024;

    private ResponseFlaws() {}

    /** Changes the response as {@link Answering} says. */
    static ReferenceTransport returning(Answering change) {
        Around changing = (inner, request, cancellation) -> change.of(inner.send(request, cancellation));
        return changing.transport();
    }

    /** What becomes of a response. */
    @FunctionalInterface
    interface Answering {
        TransportResponse of(TransportResponse response) throws IOException;
    }

    static TransportResponse firstValues(TransportResponse response) {
        Headers.Builder first = Headers.builder();
        for (String name : response.headers().names()) {
            first.add(name, response.headers().first(name).orElseThrow());
        }
        return Around.withHeaders(response, first.build());
    }

    static TransportResponse joinedValues(TransportResponse response) {
        Headers.Builder joined = Headers.builder();
        for (String name : response.headers().names()) {
            joined.add(name, String.join(", ", response.headers().all(name)));
        }
        return Around.withHeaders(response, joined.build());
    }

    static TransportResponse withoutCoding(TransportResponse response) {
        Headers.Builder others = Headers.builder();
        response.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Encoding")) {
                others.add(name, value);
            }
        });
        return Around.withHeaders(response, others.build());
    }

    static TransportResponse decodedUnderItsCoding(TransportResponse response) throws IOException {
        boolean coded = response.headers().first("Content-Encoding").orElse("").equals("gzip");
        return coded ? TransportResponse.of(response.status(), response.headers(), decoded(response.body())) : response;
    }

    /** Without a limit for what comes out. */
    static TransportResponse decoded(TransportResponse response) throws IOException {
        TransportResponse plain = decodedUnderItsCoding(response);
        return plain == response ? response : withoutCoding(plain);
    }

    private static byte[] decoded(byte[] coded) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes();
    }

    static TransportResponse asText(TransportResponse response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return TransportResponse.of(response.status(), response.headers(), text.getBytes(StandardCharsets.UTF_8));
    }

    static ReferenceTransport reading(BiFunction<InputStream, TransportRequest, ReferenceReader> reader) {
        return new ReferenceTransport() {
            @Override
            ReferenceReader reader(InputStream in, TransportRequest request) {
                return reader.apply(in, request);
            }
        };
    }

    static ReferenceReader keepingSurplus(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            boolean leavesConnectionInOrder() {
                return isKeptOpen();
            }
        };
    }

    static ReferenceReader takingInterimForFinal(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            boolean isFinal(int status) {
                return status > 100;
            }
        };
    }

    static ReferenceReader withoutCap(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, PLENTY);
    }

    static ReferenceReader withSmallerCap(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes() - 1);
    }

    /** Fails, but not before it has read the rest, so that it can use the connection again. */
    static ReferenceReader drainingTheRest(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            private boolean over;

            @Override
            void take(byte[] block, int length) throws IOException {
                over = over || isOver(length);
                if (!over) {
                    keep(block, length);
                }
            }

            @Override
            TransportResponse read() throws IOException {
                TransportResponse response = super.read();
                if (over) {
                    throw tooLarge();
                }
                return response;
            }
        };
    }

    static ReferenceReader callingItCut(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            void take(byte[] block, int length) throws IOException {
                if (isOver(length)) {
                    throw new IOException("too large");
                }
                keep(block, length);
            }
        };
    }

    static ReferenceReader withEndlessHead(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            int longestHead() {
                return Integer.MAX_VALUE;
            }
        };
    }

    static ReferenceTransport leavingOpenWhatIsTooLarge() {
        return new ReferenceTransport() {
            @Override
            void release(ReferenceConnection connection, boolean mayServeAgain) {
                if (mayServeAgain) {
                    super.release(connection, true);
                }
            }
        };
    }

    static ReferenceReader returningWhatCame(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            TransportResponse cut(Exception cause) {
                return response();
            }
        };
    }

    static ReferenceReader takingAnEndForTheLastChunk(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            TransportResponse cut(Exception cause) throws IOException {
                boolean withinLine = String.valueOf(cause.getMessage()).contains("within a line");
                return cause instanceof EOFException && withinLine ? response() : super.cut(cause);
            }
        };
    }

    static ReferenceReader forgettingTheStatus(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            TransportResponse cut(Exception cause) throws IOException {
                throw new IOException("the response was cut", cause);
            }
        };
    }

    static ReferenceReader forgettingTheHeaders(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            TransportResponse cut(Exception cause) throws IOException {
                throw new IncompleteResponseException(response().status(), Headers.none(), "the response was cut");
            }
        };
    }

    static ReferenceReader takingACutHeadForWhole(InputStream in, TransportRequest request) {
        return new ReferenceReader(in, request.maxResponseBytes()) {
            @Override
            void endWithinLine(String line) throws IOException {
                if (!line.isEmpty() && !line.startsWith("X-")) {
                    super.endWithinLine(line);
                }
            }
        };
    }
}
