package io.github.nh4j.emulator;

import io.github.nh4j.emulator.Fault.Kind;
import io.github.nh4j.emulator.Fault.Scope;
import io.github.nh4j.emulator.JsonText.NumberText;
import io.github.nh4j.transport.Headers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Faults as JSON: {@code {"fault": "status", "status": 503, "headers": {"Retry-After": "2"}, "next": 1}}. */
final class FaultJson {
    private static final Set<String> MEMBERS =
            Set.of("fault", "status", "pause", "headers", "method", "path", "nth", "next", "rate", "seed");

    private final Members members;

    private FaultJson(Members members) {
        this.members = members;
    }

    /**
     * Reads one.
     *
     * @throws Refusal with 400 if it is not the JSON of a fault
     */
    static Fault read(String json) {
        Members members = Members.parse(json);
        members.members().keySet().forEach(name -> {
            if (!MEMBERS.contains(name)) {
                throw Refusal.invalidBody("a fault has no '" + name + "'");
            }
        });
        try {
            return new FaultJson(members).fault();
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(String.valueOf(e.getMessage()));
        }
    }

    private Fault fault() {
        Fault fault = what();
        for (Map.Entry<String, String> header : members.texts("headers").entrySet()) {
            fault = fault.header(header.getKey(), header.getValue());
        }
        if (fault.status() == 0) {
            requireNo("status", fault);
        }
        if (fault.pause().isZero()) {
            requireNo("pause", fault);
        }
        String method = members.string("method");
        String path = members.string("path");
        fault = method == null ? fault : fault.method(method);
        fault = path == null ? fault : fault.path(path);
        fault = members.get("nth") == null ? fault : fault.nth(whole("nth"));
        fault = members.get("next") == null ? fault : fault.next(whole("next"));
        if (members.get("rate") == null) {
            requireNo("seed", fault);
            return fault;
        }
        long seed = members.get("seed") == null ? 0 : exactly("seed", BigDecimal::longValueExact);
        return fault.rate(number("rate").doubleValue(), seed);
    }

    private Fault what() {
        String name = members.string("fault");
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'fault' must be one of "
                        + Arrays.stream(Kind.values()).map(FaultJson::name).toList()));
        return switch (kind) {
            case STATUS -> Fault.status(whole("status"));
            case STATUS_AFTER_PROCESSING -> Fault.statusAfterProcessing(whole("status"));
            case DELAY -> Fault.delay(pause());
            case DRIP -> Fault.drip(pause());
            case TRUNCATION -> Fault.truncation();
            case RESET_BEFORE_PROCESSING -> Fault.resetBeforeProcessing();
            case RESET_AFTER_PROCESSING -> Fault.resetAfterProcessing();
        };
    }

    private void requireNo(String name, Fault fault) {
        if (members.get(name) != null) {
            throw new IllegalArgumentException("'" + name + "' means nothing here: " + fault);
        }
    }

    static String name(Kind kind) {
        List<String> words = List.of(kind.name().toLowerCase(Locale.ROOT).split("_", -1));
        StringBuilder name = new StringBuilder(words.get(0));
        words.subList(1, words.size())
                .forEach(word -> name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1)));
        return name.toString();
    }

    private Duration pause() {
        String text = members.string("pause");
        try {
            return Duration.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'pause' is not a duration such as PT0.2S", e);
        }
    }

    private BigDecimal number(String name) {
        if (members.get(name) instanceof NumberText number && number.text().length() <= 30) {
            return new BigDecimal(number.text());
        }
        throw new IllegalArgumentException("'" + name + "' is not a number");
    }

    private int whole(String name) {
        return exactly(name, BigDecimal::intValueExact);
    }

    private <T> T exactly(String name, Function<BigDecimal, T> conversion) {
        try {
            return conversion.apply(number(name));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + name + "' is not a whole number, or is too large", e);
        }
    }

    static String write(Fault fault) {
        return JsonText.write(generator -> JsonText.writeValue(generator, members(fault)));
    }

    /** What {@link #read} reads. */
    static Map<String, @Nullable Object> members(Fault fault) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Scope scope = fault.scope();
        json.put("fault", name(fault.kind()));
        if (fault.status() != 0) {
            json.put("status", new NumberText(Integer.toString(fault.status())));
        }
        if (!fault.pause().isZero()) {
            json.put("pause", fault.pause().toString());
        }
        if (!fault.headers().equals(Headers.none())) {
            Map<String, String> headers = new LinkedHashMap<>();
            fault.headers().forEach(headers::put);
            json.put("headers", headers);
        }
        if (!scope.method().isEmpty()) {
            json.put("method", scope.method());
        }
        if (!scope.path().isEmpty()) {
            json.put("path", scope.path());
        }
        if (scope.skipped() > 0) {
            json.put("nth", new NumberText(Integer.toString(scope.skipped() + 1)));
        }
        if (scope.times() != Scope.FOREVER) {
            json.put("next", new NumberText(Integer.toString(scope.times())));
        }
        if (scope.share() < 1) {
            json.put("rate", new NumberText(Double.toString(scope.share())));
            json.put("seed", new NumberText(Long.toString(scope.seed())));
        }
        return json;
    }
}
