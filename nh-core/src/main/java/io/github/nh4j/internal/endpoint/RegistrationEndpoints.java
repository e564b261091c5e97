package io.github.nh4j.internal.endpoint;

import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.codec.NotificationIds;
import io.github.nh4j.internal.codec.RegistrationReader;
import io.github.nh4j.internal.codec.RegistrationWriter;
import io.github.nh4j.registration.ListedInstallation;
import io.github.nh4j.registration.Page;
import io.github.nh4j.registration.PushChannel;
import io.github.nh4j.registration.Registration;
import io.github.nh4j.registration.RegistrationQuery;
import io.github.nh4j.transport.Headers;
import io.github.nh4j.transport.TransportResponse;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The operations under {@code /registrations}, {@code /registrationIDs} and {@code /tags}. */
public final class RegistrationEndpoints {
    private static final int LONGEST_TOKEN = 4 * 1024;

    private final HubRoutes routes;

    public RegistrationEndpoints(HubRoutes routes) {
        this.routes = routes;
    }

    public Endpoint<Registration> create(Registration registration) {
        if (registration.id().isPresent()) {
            throw new IllegalArgumentException("the registration has an id already: use createOrUpdate or update,"
                    + " or make a registration without an id for a second one beside it");
        }
        return Endpoint.change(
                "registrations.create",
                OperationKind.CREATE,
                "POST",
                routes.registrations(),
                Headers.of("Content-Type", RegistrationWriter.CONTENT_TYPE),
                RegistrationWriter.write(registration),
                RegistrationEndpoints::one);
    }

    public Endpoint<String> newId() {
        return Endpoint.change(
                "registrations.newId",
                // An id that nobody uses does no harm.
                OperationKind.WRITE,
                "POST",
                routes.registrationIds(),
                Headers.none(),
                new byte[0],
                (response, trackingId) -> {
                    String id = NotificationIds.fromLocation(response.headers());
                    if (id == null) {
                        throw new MalformedBodyException("the answer has no id in the header Location");
                    }
                    return id;
                });
    }

    public Endpoint<Registration> createOrUpdate(Registration registration) {
        return put(
                "registrations.createOrUpdate",
                OperationKind.WRITE,
                registration,
                Headers.of("Content-Type", RegistrationWriter.CONTENT_TYPE));
    }

    public Endpoint<Registration> update(Registration registration) {
        return put(
                "registrations.update",
                OperationKind.CONDITIONAL,
                registration,
                Headers.of("Content-Type", RegistrationWriter.CONTENT_TYPE, "If-Match", etag(registration)));
    }

    private Endpoint<Registration> put(
            String operation, OperationKind kind, Registration registration, Headers headers) {
        return Endpoint.change(
                operation,
                kind,
                "PUT",
                routes.registration(id(registration)),
                headers,
                RegistrationWriter.write(registration),
                RegistrationEndpoints::one);
    }

    private static Registration one(TransportResponse response, String trackingId) throws MalformedBodyException {
        return RegistrationReader.entry(response.body());
    }

    private static String id(Registration registration) {
        return registration
                .id()
                .orElseThrow(() ->
                        new IllegalArgumentException("the registration has no id: take that of create, get or newId"));
    }

    private static String etag(Registration registration) {
        String etag = registration
                .etag()
                .orElseThrow(() -> new IllegalArgumentException("the registration has no etag: take that of create, get"
                        + " or list, or change it without one (createOrUpdate, delete by id)"));
        if (!etag.matches("[!#-~]{1,256}")) {
            throw new IllegalArgumentException("the etag of the registration is empty, over 256 characters long, or has"
                    + " blanks, quotes or characters outside ASCII");
        }
        return "\"" + etag + "\"";
    }

    public Endpoint<Registration> get(String registrationId) {
        return Endpoint.read("registrations.get", routes.registration(registrationId), RegistrationEndpoints::one);
    }

    public Endpoint<Boolean> exists(String registrationId) {
        return Endpoint.exists("registrations.exists", routes.registration(registrationId));
    }

    public Endpoint<Void> delete(String registrationId) {
        return delete(registrationId, "*", () -> {});
    }

    public Endpoint<Void> delete(Registration registration) {
        return delete(id(registration), etag(registration), () -> {});
    }

    Endpoint<Void> delete(String registrationId, String etag, Runnable onSuccess) {
        return Endpoint.delete(
                "registrations.delete",
                routes.registration(registrationId),
                Headers.of("If-Match", etag),
                (response, trackingId) -> {
                    onSuccess.run();
                    return Endpoint.nothing(response, trackingId);
                });
    }

    public CallSequence<Integer> deleteByChannel(PushChannel channel) {
        return new ChannelDeletion(this, RegistrationQuery.byChannel(channel));
    }

    /**
     * A page of a listing.
     *
     * @param continuation where it begins, or null for the first
     * @param seen tokens that the listing has been at; the answer must name neither these nor the one where it began
     */
    public Endpoint<Page<Registration>> page(RegistrationQuery query, @Nullable String continuation, Set<String> seen) {
        return Endpoint.read(
                "registrations.list",
                routes.registrations(query, continuation),
                (response, trackingId) -> page(response, continuation, seen));
    }

    /** The installations on such a page. */
    public Endpoint<Page<ListedInstallation>> installations(
            RegistrationQuery query, @Nullable String continuation, Set<String> seen) {
        return Endpoint.read(
                "installations.list", routes.registrations(query, continuation), (response, trackingId) -> {
                    Page<Registration> page = page(response, continuation, seen);
                    return Page.of(
                            page.items().stream()
                                    .flatMap(registration -> ListedInstallation.of(registration).stream())
                                    .toList(),
                            page.continuation().orElse(null));
                });
    }

    Endpoint<Void> page(
            RegistrationQuery query,
            @Nullable String continuation,
            Set<String> seen,
            Consumer<Page<Registration>> onSuccess) {
        return Endpoint.read(
                "registrations.list", routes.registrations(query, continuation), (response, trackingId) -> {
                    onSuccess.accept(page(response, continuation, seen));
                    return Endpoint.nothing(response, trackingId);
                });
    }

    private static Page<Registration> page(TransportResponse response, @Nullable String continuation, Set<String> seen)
            throws MalformedBodyException {
        String next = response.headers().first("x-ms-continuationtoken").orElse("");
        if (next.length() > LONGEST_TOKEN) {
            throw new MalformedBodyException(
                    "the answer's continuation token is over " + LONGEST_TOKEN + " characters");
        }
        if (next.equals(continuation) || seen.contains(next)) {
            throw new MalformedBodyException("the answer repeats a continuation token: the listing would never end");
        }
        return Page.of(RegistrationReader.feed(response.body()), next.isEmpty() ? null : next);
    }
}
