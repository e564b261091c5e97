package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.notification.Notification;
import io.github.nh4j.transport.Transport;
import io.github.nh4j.transport.TransportProvider;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Proves that a client that is given no transport finds the one of a provider. A test of a provider extends this class and
 * says which one:
 *
 * <pre>{@code
 * class MyTransportProviderTest extends TransportProviderContract {
 *     @Override
 *     protected Class<MyTransportProvider> provider() {
 *         return MyTransportProvider.class;
 *     }
 * }
 * }</pre>
 *
 * <p>Other providers may be there, as long as they have other names. What the transport does is for
 * {@link TransportContract}.
 */
@Timeout(60)
public abstract class TransportProviderContract {
    private static final String SERVICE = TransportProvider.class.getName();
    private static final String PROPERTY = "nh4j.transport";
    private static final String KEY = "c2VjcmV0";

    /** For the test that extends it. */
    protected TransportProviderContract() {}

    /**
     * The class to look for.
     *
     * @return what is named in {@code META-INF/services} and in {@code module-info.java}
     */
    protected abstract Class<? extends TransportProvider> provider();

    @Test
    final void isListedForTheClassPath() throws IOException {
        assertThat(Discovery.listedForTheClassPath())
                .as("discovery on the class path: " + listIt())
                .contains(provider().getName());
    }

    private String listIt() {
        return "add the file META-INF/services/" + SERVICE + " with the line "
                + provider().getName();
    }

    @Test
    final void hasAPublicConstructorWithoutParameters() {
        assertThat(Modifier.isPublic(provider().getModifiers()))
                .as("ServiceLoader has to see the provider: make the class "
                        + provider().getName() + " public")
                .isTrue();
        String advice = "ServiceLoader makes the provider: give " + provider().getName()
                + " a public constructor without parameters, and make it neither abstract nor an inner class";
        assertThat(Modifier.isAbstract(provider().getModifiers())).as(advice).isFalse();
        assertThat(provider().getConstructors())
                .as(advice)
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    @Test
    final void isFoundOnce() {
        assertThat(Discovery.found())
                .as("ServiceLoader is to find the provider, and once: " + listIt()
                        + ", and take out one jar or folder if" + " two have the class")
                .extracting(Class::getName)
                .containsOnlyOnce(provider().getName());
    }

    @Test
    final void itsModuleProvidesIt() throws IOException {
        Optional<ModuleDescriptor> module = Discovery.moduleOf(provider());
        assumeTrue(module.isPresent(), "the provider is in a jar or folder without a module-info");
        List<String> provided = module.orElseThrow().provides().stream()
                .filter(provides -> provides.service().equals(SERVICE))
                .flatMap(provides -> provides.providers().stream())
                .toList();

        assertThat(provided)
                .as("discovery on the module path: add to module-info.java of "
                        + module.orElseThrow().name() + " the line provides " + SERVICE + " with "
                        + provider().getName() + ";")
                .contains(provider().getName());
    }

    @Test
    final void hasANameForASystemProperty() {
        String name = made().name();
        assertThat(name)
                .as("name() is the value of the system property " + PROPERTY
                        + ": return a constant that begins with a lower-case letter and goes on with those, digits and"
                        + " hyphens")
                .isNotNull()
                .matches("[a-z][a-z0-9-]*");
        TransportProvider other = made();
        assertThat(List.of(other.name(), other.name()))
                .as("name() is the same for each object and at each time: return a constant")
                .containsOnly(name);
    }

    @Test
    final void hasANameOfItsOwn() {
        String name = made().name();
        assertThat(Discovery.providers())
                .as("the system property " + PROPERTY + "=" + name
                        + " names one provider: return another name() than the others")
                .filteredOn(other -> other.name().equals(name))
                .extracting(other -> other.getClass().getName())
                .containsOnly(provider().getName());
    }

    @Test
    final void makesATransportOfItsOwnEachTime() throws Exception {
        TransportProvider provider = made();
        try (RawServer server = RawServer.answering(Rules.OK)) {
            Transport first = provider.create();
            Transport second = provider.create();
            assertThat(first)
                    .as("create() makes a new transport each time: whoever asked for it closes it")
                    .isNotNull()
                    .isNotSameAs(second);
            works(first, server, "the transport that create() makes sends a request: run TransportContract on it");
            closes(first);
            works(
                    second,
                    server,
                    "closing one transport leaves open the others: let create() share no client between them");
            closes(second);
        }
    }

    private static void works(Transport transport, RawServer server, String description) {
        Pending.End end = Pending.start(
                        Calls.BLOCKING,
                        transport,
                        Rules.post(server.uri("/"), "x").build())
                .end(description);
        assertThat(end.failure()).as(description).isNull();
    }

    private static void closes(Transport transport) {
        assertThatCode(transport::close)
                .as("the client closes the transport that it found: let close() throw nothing")
                .doesNotThrowAnyException();
    }

    @Test
    final void aClientFindsIt() throws Exception {
        String name = made().name();
        String advice = "a client with no transport, and with the system property " + PROPERTY + "=" + name
                + ", uses the one of the provider with this name: " + listIt() + ", and give the name to no other one";
        String before = System.getProperty(PROPERTY);
        System.setProperty(PROPERTY, name);
        try (RawServer server = RawServer.answering(RawServer.response(201, ""))) {
            String connectionString =
                    "Endpoint=http://localhost:" + server.uri("/").getPort()
                            + "/;SharedAccessKeyName=k;SharedAccessKey=" + KEY + ";UseDevelopmentEmulator=true";
            try (NotificationHubClient client =
                    NotificationHubClient.builder(connectionString, "hub").build()) {
                var unused = client.sendBroadcast(Notification.apple("{}"));
            } catch (RuntimeException e) {
                fail("[" + advice + "] " + e, e);
            }
            assertThat(server.requests())
                    .as(advice)
                    .flatExtracting(request -> request.header("User-Agent"))
                    .singleElement()
                    .asString()
                    .contains("; " + name + ")");
        } finally {
            if (before == null) {
                System.clearProperty(PROPERTY);
            } else {
                System.setProperty(PROPERTY, before);
            }
        }
    }

    private TransportProvider made() {
        try {
            Constructor<? extends TransportProvider> constructor = provider().getConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            return fail(
                    "give " + provider().getName() + " a public constructor without parameters that throws nothing", e);
        }
    }
}
