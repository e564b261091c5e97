package io.github.nh4j.integration.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One answer of the service, and what it was asked for.
 *
 * @param target path and query, such as {@code /hub/messages?api-version=2020-06}
 * @param content the body; empty if there was none
 */
record RecordedCall(String target, int status, Headers headers, String content) {
    private static final Pattern TARGET = Pattern.compile("/([^/?]+)(?:/([^?]*))?(?:\\?(.*))?");

    /** The calls in a file, in their order. */
    static List<RecordedCall> in(Path file) {
        return JsonTree.read(file)
                .get("HttpCalls")
                .items()
                .map(RecordedCall::of)
                .toList();
    }

    private static RecordedCall of(JsonTree call) {
        Headers.Builder headers = Headers.builder();
        for (String part : List.of("Headers", "ContentHeaders")) {
            call.get(part).members().forEach((name, value) -> headers.add(name.toString(), value.toString()));
        }
        return new RecordedCall(
                call.get("RequestUriPath").text(),
                Integer.parseInt(call.get("StatusCode").text()),
                headers.build(),
                call.get("Content").text());
    }

    String hub() {
        return part(1);
    }

    /** What is behind the hub in the path: {@code messages/$batch}; empty for the hub itself. */
    String resource() {
        return part(2);
    }

    /** The last segment of the header {@code Location}, without its query. */
    String idInLocation() {
        return headers.first("Location").orElse("").replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    private String part(int group) {
        Matcher matcher = TARGET.matcher(target);
        return matcher.matches() && matcher.group(group) != null ? matcher.group(group) : "";
    }

    boolean isDirect() {
        return target.endsWith("&direct");
    }

    boolean isError() {
        return status >= 400;
    }

    TransportResponse response() {
        return TransportResponse.of(status, headers, content.getBytes(UTF_8));
    }
}
