package io.github.nh4j.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.nh4j.emulator.AccessPolicy.Right;
import io.github.nh4j.emulator.RegistrationStore.Portion;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Creates, reads, changes, deletes and lists registrations. */
final class RegistrationApi {
    private static final int LARGEST_PAGE = 100;
    private static final String ONE_OF_TOKEN = ";";

    private final HostedHub hosted;
    private final Hub hub;
    private final ServerGeneration generation;

    RegistrationApi(HostedHub hosted, ServerGeneration generation) {
        this.hosted = hosted;
        this.hub = hosted.state();
        this.generation = generation;
    }

    /**
     * Answers a request.
     *
     * @param path what is below the hub; it begins with {@code registrations}, {@code registrationids} or {@code tags}
     */
    Reply reply(HubRequest request, List<String> path, AccessPolicy policy, Instant now) {
        HubRouter.requireRight(policy, Right.LISTEN);
        RegistrationDocuments documents = new RegistrationDocuments(hosted.name(), generation, request, now);
        boolean one = path.size() == 1;
        switch (path.get(0).toLowerCase(Locale.ROOT)) {
            case "registrationids" -> {
                if (one) {
                    return newId(request);
                }
            }
            case "tags" -> {
                if (path.size() == 3 && path.get(2).equalsIgnoreCase("registrations")) {
                    HubRouter.requireMethod(request, "GET");
                    HubRouter.requireRight(policy, Right.MANAGE);
                    return list(documents, registration -> registration.hasTag(path.get(1)));
                }
            }
            default -> {
                if (one) {
                    return request.method().equals("POST") ? create(documents) : list(documents, policy);
                }
                if (path.size() == 2) {
                    return registration(documents, id(path.get(1)));
                }
            }
        }
        throw HubRouter.notFound();
    }

    private static RegistrationId id(String text) {
        return RegistrationId.parse(text)
                .orElseThrow(
                        () -> Refusal.badRequest("The registration id is not of the form <number>-<number>-<number>"));
    }

    private Reply newId(HubRequest request) {
        HubRouter.requireMethod(request, "POST");
        RegistrationId id = hub.withRegistrations(registrations -> registrations.newId(hub.ids()));
        String location = request.address(hosted.name() + "/registrationids/" + id);
        return Reply.created(generation == ServerGeneration.OLD ? location + request.version() : location);
    }

    private Reply create(RegistrationDocuments documents) {
        Registration content = RegistrationReader.read(read(documents));
        return documents.stored(hub.withRegistrations(registrations -> registrations.put(
                registrations.newId(hub.ids()), content, expirationTime(documents.now()), documents.now())));
    }

    private static RegistrationElements read(RegistrationDocuments documents) {
        return RegistrationElements.read(documents.request().text());
    }

    private @Nullable Instant expirationTime(Instant now) {
        return hosted.registrationTtl().map(now::plus).orElse(null);
    }

    private Reply registration(RegistrationDocuments documents, RegistrationId id) {
        Instant now = documents.now();
        switch (documents.request().method()) {
            case "GET" -> {
                return hub.withRegistrations(registrations -> registrations.get(id, now))
                        .map(documents::read)
                        .orElseThrow(RegistrationApi::notThere);
            }
            case "PUT" -> {
                return put(documents, id);
            }
            case "DELETE" -> {
                String ifMatch = documents
                        .request()
                        .header("If-Match")
                        .orElseThrow(() -> Refusal.badRequest("The If-Match header is missing"));
                return hub.withRegistrations(registrations -> {
                    requireMatch(registrations.get(id, now), ifMatch);
                    registrations.remove(id);
                    return Reply.empty(200);
                });
            }
            default -> throw HubRouter.methodNotAllowed(documents.request());
        }
    }

    /** Whatever is there, unless the caller says what it must be. */
    private Reply put(RegistrationDocuments documents, RegistrationId id) {
        RegistrationElements elements = read(documents);
        if (!elements.id().map(String::strip).orElse(id.toString()).equals(id.toString())) {
            throw RegistrationElements.invalid("RegistrationId is not the one of the path");
        }
        Registration content = RegistrationReader.read(elements);
        Optional<String> ifMatch = documents.request().header("If-Match");
        return documents.stored(hub.withRegistrations(registrations -> {
            ifMatch.ifPresent(etag -> requireMatch(registrations.get(id, documents.now()), etag));
            return registrations.put(id, content, expirationTime(documents.now()), documents.now());
        }));
    }

    private static void requireMatch(Optional<StoredRegistration> found, String ifMatch) {
        long etag = found.orElseThrow(RegistrationApi::notThere).etag();
        if (!List.of("*", "\"" + etag + "\"", "W/\"" + etag + "\"").contains(ifMatch.strip())) {
            throw Refusal.of(412, "The registration is not the one that the If-Match header names");
        }
    }

    /** The service has no words for this. */
    private static Refusal notThere() {
        return Refusal.of(404, "");
    }

    private Reply list(RegistrationDocuments documents, AccessPolicy policy) {
        HubRouter.requireMethod(documents.request(), "GET");
        Optional<String> filter = documents.request().parameter("$filter");
        if (filter.isEmpty()) {
            HubRouter.requireRight(policy, Right.MANAGE);
            return list(documents, registration -> true);
        }
        return list(documents, RegistrationFilter.parse(decoded(filter.get().replace('+', ' '))));
    }

    private Reply list(RegistrationDocuments documents, Predicate<Registration> which) {
        int most =
                documents.request().parameter("$top").map(RegistrationApi::top).orElse(LARGEST_PAGE);
        RegistrationId behind = documents
                .request()
                .parameter("continuationtoken")
                .map(RegistrationApi::place)
                .orElse(null);
        Portion portion =
                hub.withRegistrations(registrations -> registrations.portion(behind, most, which, documents.now()));
        return documents.feed(portion.registrations(), portion.last() == null ? "" : token(portion.last()));
    }

    private static int top(String text) {
        if (!text.matches("0*[1-9][0-9]{0,8}")) {
            throw Refusal.badRequest("$top is not a number of registrations");
        }
        return Math.min(LARGEST_PAGE, Integer.parseInt(text));
    }

    /** A token that names a place, with padding at its end: callers must not take it for text that needs no encoding. */
    private static String token(RegistrationId last) {
        String place = last.toString();
        while (place.length() % 3 == 0) {
            place += ONE_OF_TOKEN;
        }
        return Base64.getEncoder().encodeToString(place.getBytes(US_ASCII));
    }

    /** Callers encode the token that they were given once more, or even twice. */
    private static RegistrationId place(String token) {
        String plain = token;
        String encoded;
        do {
            encoded = plain;
            plain = decoded(encoded);
        } while (!plain.equals(encoded));
        try {
            String place = new String(Base64.getDecoder().decode(plain), US_ASCII);
            return RegistrationId.parse(place.replace(ONE_OF_TOKEN, ""))
                    .orElseThrow(() -> new IllegalArgumentException("no place"));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The continuation token is not one that was given out");
        }
    }

    private static String decoded(String text) {
        try {
            return PercentCoding.decode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
