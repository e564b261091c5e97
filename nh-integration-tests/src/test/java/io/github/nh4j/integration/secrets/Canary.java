package io.github.nh4j.integration.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A secret, and all the forms in which it could be found again. */
final class Canary {
    private final String secret;
    private final List<String> forms = new ArrayList<>();

    private Canary(String secret) {
        this.secret = secret;
    }

    /** A text that is secret. */
    static Canary of(String secret) {
        Canary canary = new Canary(secret);
        canary.add(secret.getBytes(UTF_8));
        return canary;
    }

    /** A key: its bytes are as secret as the Base64 that connection strings have of them. */
    static Canary key(String bytes) {
        String base64 = Base64.getEncoder().encodeToString(bytes.getBytes(UTF_8));
        Canary canary = new Canary(base64);
        canary.add(bytes.getBytes(UTF_8));
        canary.add(base64.getBytes(UTF_8));
        return canary;
    }

    private void add(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        forms.add(text.toLowerCase(Locale.ROOT));
        forms.add(URLEncoder.encode(text, UTF_8).toLowerCase(Locale.ROOT));
        forms.add(HexFormat.of().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            byte[] aligned = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, aligned, before, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(aligned);
            // The first and the last group depend on what is around the secret.
            forms.add(base64.substring(before == 0 ? 0 : 4, base64.length() - 4).toLowerCase(Locale.ROOT));
        }
    }

    String secret() {
        return secret;
    }

    /** The form in which the secret is there, or empty. */
    String in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return forms.stream().filter(lower::contains).findFirst().orElse("");
    }
}
