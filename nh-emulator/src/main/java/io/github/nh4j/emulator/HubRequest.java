package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.transport.Headers;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request with its path and its query taken apart. */
final class HubRequest {
    private final String method;
    private final URI target;
    private final Headers headers;
    private final byte[] body;
    private final String rawPath;
    private final List<String> path;
    private final Map<String, String> query;

    HubRequest(String method, URI target, Headers headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.rawPath = target.getRawPath() == null ? "" : target.getRawPath();
        this.path = path(rawPath);
        this.query = query(target);
    }

    /** The decoded segments; a slash at the end adds none. */
    private static List<String> path(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String segment :
                rawPath.replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1)) {
            segments.add(PercentCoding.decode(segment));
        }
        return List.copyOf(segments);
    }

    private static Map<String, String> query(URI target) {
        Map<String, String> parameters = new HashMap<>();
        if (target.getRawQuery() != null) {
            for (String parameter : target.getRawQuery().split("&", -1)) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                parameters.put(
                        PercentCoding.decode(name).toLowerCase(Locale.ROOT),
                        equals < 0 ? "" : parameter.substring(equals + 1));
            }
        }
        return Map.copyOf(parameters);
    }

    String method() {
        return method;
    }

    List<String> path() {
        return path;
    }

    /** The path as it stands in the request. */
    String rawPath() {
        return rawPath;
    }

    /** The path behind the hub, whose name may have slashes; empty if the path is not below that hub. */
    Optional<List<String>> pathBelow(String hub) {
        String[] names = hub.split("/", -1);
        if (path.size() <= names.length) {
            return Optional.empty();
        }
        for (int i = 0; i < names.length; i++) {
            if (!path.get(i).equalsIgnoreCase(names[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(path.subList(names.length, path.size()));
    }

    /** Says whether a parameter is there, whatever its value: callers write {@code direct} and {@code direct=true}. */
    boolean has(String parameter) {
        return query.containsKey(parameter);
    }

    Optional<String> header(String name) {
        return headers.first(name);
    }

    Headers headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    String text() {
        return new String(body, UTF_8);
    }

    /** The host that was called, without its port and in lower case. */
    String host() {
        String host = target.getHost() != null
                ? target.getHost()
                : header("Host").orElse("").replaceFirst(":[0-9]*$", "");
        return host.toLowerCase(Locale.ROOT);
    }

    /** The value of a parameter as it stands in the request. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The address of something of this hub, with the api-version that the caller uses. */
    String location(String hub, String resource) {
        return address(hub + "/" + resource) + version();
    }

    /** The address of a path, where the caller sees it. */
    String address(String path) {
        String scheme = target.getScheme() == null ? "http" : target.getScheme();
        String authority =
                target.getRawAuthority() == null ? header("Host").orElse("localhost") : target.getRawAuthority();
        return scheme + "://" + authority + "/" + path;
    }

    /** The address that was called, without its query. */
    String addressOfPath() {
        return address(rawPath.substring(1));
    }

    /** The whole query as it stands in the request, behind a question mark; empty if there is none. */
    String query() {
        return target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    }

    /** The query with the api-version that the caller uses; empty if he uses none. */
    String version() {
        return parameter("api-version")
                .map(version -> "?api-version=" + version)
                .orElse("");
    }
}
