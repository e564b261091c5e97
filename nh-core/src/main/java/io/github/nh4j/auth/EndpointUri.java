package io.github.nh4j.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The {@code Endpoint} of a connection string as the base of every request. */
final class EndpointUri {
    private EndpointUri() {}

    static URI parse(String text, boolean emulator) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // Without the cause: its message holds the text, and a mangled string can hold anything, even the key.
            throw new IllegalArgumentException("Endpoint is not a URI (wrong at position " + e.getIndex() + ")");
        }
        String host = uri.getHost();
        if (uri.getScheme() == null || host == null) {
            throw new IllegalArgumentException(
                    "Endpoint is not an absolute URI. Expected sb://<namespace>.servicebus.windows.net/");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("Endpoint has a port that does not exist: expected 1 to 65535");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(scheme(uri.getScheme(), host, emulator) + "://" + host.toLowerCase(Locale.ROOT) + port);
    }

    private static String scheme(String given, String host, boolean emulator) {
        if (emulator && !isLoopback(host)) {
            throw new IllegalArgumentException("UseDevelopmentEmulator=true is for an emulator on this machine only:"
                    + " Endpoint must name localhost or another loopback address");
        }
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "sb" -> emulator ? "http" : "https";
            case "https", "amqps" -> "https";
            case "http" -> {
                if (!emulator) {
                    throw new IllegalArgumentException(
                            "Endpoint must not be http, since a key travels with every"
                                    + " request. Use sb:// or https://, or add UseDevelopmentEmulator=true for a local emulator");
                }
                yield "http";
            }
            default -> throw new IllegalArgumentException("Endpoint has an unknown scheme. Expected sb:// or https://");
        };
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
