package io.github.nh4j.emulator;

import io.github.nh4j.transport.AsyncTransport;
import io.github.nh4j.transport.Headers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A notification hub in memory, in a namespace where callers can create others. It checks tokens and rights, stores
 * installations and registrations one by one and in jobs, matches tags, renders templates and keeps what each device has
 * got, so that a test can look at it:
 *
 * <pre>{@code
 * HubEmulator emulator = HubEmulator.create("news");
 * // Give emulator.connectionString(), emulator.hub() and emulator.transport() to the client, and send.
 * assertThat(emulator.inbox("device-token")).hasSize(1);
 * }</pre>
 *
 * <p>Its clock runs with the clock of the system, and ahead of it by what {@link #advance} was told.
 *
 * <p>Thread-safe. It opens no socket and starts no thread of its own. It remembers every send and every delivery until {@link #reset()}.
 */
public final class HubEmulator {
    private static final int DEFAULT_PORT = 5380;

    private final String name;
    private final Hub hub;
    private final Namespace namespace;
    private final NamespaceRouter router;

    HubEmulator(
            String name, InstantSource time, Random random, List<AccessPolicy> policies, ServerGeneration generation) {
        if (!Namespace.isName(name)) {
            throw new IllegalArgumentException("a hub's name starts with a letter and has letters, digits and - . _ /,"
                    + " 260 characters at most");
        }
        this.name = name;
        this.hub = new Hub(new EmulatorClock(time), new IdSource(random));
        this.namespace = new Namespace(name, hub, policies);
        this.router = new NamespaceRouter(namespace, generation);
    }

    /**
     * A new hub without devices.
     *
     * @param hub its name
     * @return an emulator of its own, which shares nothing with others
     * @throws IllegalArgumentException if a hub cannot have this name
     */
    public static HubEmulator create(String hub) {
        return create(hub, ServerGeneration.NEW);
    }

    /**
     * A new hub without devices, that answers like a front end of the service that is not the newest.
     *
     * @param hub its name
     * @param generation which front end it answers like
     * @return an emulator of its own, which shares nothing with others
     * @throws IllegalArgumentException if a hub cannot have this name
     */
    public static HubEmulator create(String hub, ServerGeneration generation) {
        return new HubEmulator(
                hub,
                InstantSource.system(),
                new Random(),
                List.of(AccessPolicy.FULL, AccessPolicy.LISTEN),
                Objects.requireNonNull(generation, "generation"));
    }

    /**
     * The connection string of the policy with all rights, for the emulator's usual port, 5380.
     *
     * @return a connection string whose key is published and guards nothing
     */
    public String connectionString() {
        return connectionString(DEFAULT_PORT);
    }

    /**
     * The connection string of the policy with all rights, for another port.
     *
     * @param port where a server offers this emulator; of no account in memory
     * @return a connection string whose key is published and guards nothing
     */
    public String connectionString(int port) {
        return AccessPolicy.FULL.connectionString(port);
    }

    /**
     * The connection string of the policy that may listen only: every send with it is answered with 403.
     *
     * @return a connection string whose key is published and guards nothing
     */
    public String listenConnectionString() {
        return listenConnectionString(DEFAULT_PORT);
    }

    /**
     * The connection string of the policy that may listen only, for another port.
     *
     * @param port where a server offers this emulator; of no account in memory
     * @return a connection string whose key is published and guards nothing
     */
    public String listenConnectionString(int port) {
        return AccessPolicy.LISTEN.connectionString(port);
    }

    /**
     * The connection string of the namespace, by which hubs can be created, read, changed, deleted and listed.
     *
     * @return a connection string whose key is published and guards nothing
     */
    public String namespaceConnectionString() {
        return namespaceConnectionString(DEFAULT_PORT);
    }

    /**
     * The connection string of the namespace, for another port.
     *
     * @param port where a server offers this emulator; of no account in memory
     * @return a connection string whose key is published and guards nothing
     */
    public String namespaceConnectionString(int port) {
        return AccessPolicy.NAMESPACE.connectionString(port);
    }

    /**
     * The hub's name.
     *
     * @return the name as it was given
     */
    public String hub() {
        return name;
    }

    /**
     * A way to the hub without a network: an exchange happens on the caller's thread and is complete at once, unless a
     * {@linkplain #faults() fault} makes its answer late. Whatever the host of a request is, it comes here.
     *
     * @return a transport; closing it closes nothing
     */
    public AsyncTransport transport() {
        return new EmulatorTransport(router, namespace.late());
    }

    /**
     * Answers one request. This is the door for servers that offer the emulator over a network.
     *
     * @param method the method in upper case
     * @param target the absolute URI that was requested, or its path and query if {@code headers} has {@code Host}
     * @param headers the headers of the request
     * @param body the body; empty if there is none
     * @return the whole response, and how it is to be given
     */
    public HubAnswer handle(String method, URI target, Headers headers, byte[] body) {
        return router.handle(method, target, headers, body);
    }

    /**
     * What all devices have got.
     *
     * @return the notifications in the order of their delivery
     */
    public List<DeliveredNotification> inbox() {
        return namespace.inbox();
    }

    /**
     * What one device has got.
     *
     * @param deviceHandle the device's handle at its push service, in capitals or not: hubs write those of Apple in capitals
     * @return the notifications in the order of their delivery
     */
    public List<DeliveredNotification> inbox(String deviceHandle) {
        return namespace.inbox().stream()
                .filter(notification -> notification.deviceHandle().equalsIgnoreCase(deviceHandle))
                .toList();
    }

    /**
     * What goes wrong. Nothing does at first.
     *
     * @return the same each time; a test adds to it
     */
    public Faults faults() {
        return namespace.faults();
    }

    /**
     * The sends that the hub has accepted, whatever it has answered: how often it has accepted one is how often its
     * {@linkplain AcceptedSend#trackingId() tracking id}, or its payload, is found here.
     *
     * @return the sends in the order in which they were accepted, since the last {@link #reset()}
     */
    public List<AcceptedSend> ledger() {
        return namespace.ledger().all();
    }

    /**
     * Says that a device is gone, as if the app had been deleted. Nothing more reaches it, and nobody knows before the next
     * push: then the push service says {@code ExpiredChannel} (for Windows Phone {@code BadChannel}), which is counted in the
     * details of the notification and written to the {@linkplain #files() files} of the hub's feedback. After a push by tags
     * or a broadcast the hub deletes every installation with this handle; after a direct one it leaves all as it is. The handle
     * stays dead until {@link #reset()}: an app that is installed again has another one.
     *
     * @param deviceHandle the device's handle at its push service, as the inbox shows it
     */
    public void expire(String deviceHandle) {
        hub.pushServices().expire(Objects.requireNonNull(deviceHandle, "deviceHandle"));
    }

    /**
     * The files of the emulator: what its hubs tell by file, and what a test puts there.
     *
     * @return the same each time
     */
    public EmulatorFiles files() {
        return hub.files();
    }

    /**
     * The time of the emulator, by which scheduled notifications fall due. Tokens expire by the clock of the system, which the
     * client signs them by.
     *
     * @return the time
     */
    public Instant now() {
        return hub.now();
    }

    /**
     * Lets time pass at once. Scheduled notifications that fall due are delivered, in the order of their times, and jobs are
     * done, before this returns, and so do answers come that are late by a fault, if they were asked for in memory.
     *
     * @param duration how much time, zero or more
     * @throws IllegalArgumentException if it is negative, or leads beyond the year 9999; the clock is as it was then
     */
    public void advance(Duration duration) {
        namespace.advance(duration);
    }

    /**
     * Forgets all devices, registrations, deliveries, sends, scheduled notifications, jobs, files and faults, and all hubs but
     * its own, which is as it was in the beginning. Puts the clock back to the time of the system.
     */
    public void reset() {
        namespace.reset();
    }

    /** The hub's name. */
    @Override
    public String toString() {
        return "HubEmulator[" + name + "]";
    }
}
