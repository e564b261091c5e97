package io.github.nh4j.transport.tck;

import io.github.nh4j.transport.TransportProvider;
import java.util.Arrays;
import java.util.List;

/** A way in which a provider is not found, or should not be; the test that must notice, and what that must say. */
enum ProviderFlaw {
    NOT_LISTED(Providers.Fine.class, "isListedForTheClassPath", "add the file META-INF/services/"),
    NOT_FOUND(Providers.Fine.class, "isFoundOnce", "with the line " + Providers.Fine.class.getName()),
    NOT_FOUND_BY_A_CLIENT(Providers.Fine.class, "aClientFindsIt", "add the file META-INF/services/"),
    MISSPELT(Providers.Fine.class, "isFoundOnce", "Mend it, or the line that names it", "com.example.Misspelt"),
    HIDDEN(
            Providers.Hidden.class,
            "hasAPublicConstructorWithoutParameters",
            "public",
            Providers.Hidden.class.getName()),
    WITH_PARAMETER(
            Providers.WithParameter.class,
            "hasAPublicConstructorWithoutParameters",
            "a public constructor without parameters",
            Providers.WithParameter.class.getName()),
    CANNOT_BE_MADE(
            Providers.WithParameter.class,
            "isFoundOnce",
            "a provider cannot be used",
            Providers.WithParameter.class.getName()),
    UPPER_CASE(
            Providers.UpperCase.class,
            "hasANameForASystemProperty",
            "begins with a lower-case letter",
            Providers.UpperCase.class.getName()),
    NUMBERED(
            Providers.Numbered.class,
            "hasANameForASystemProperty",
            "return a constant",
            Providers.Numbered.class.getName()),
    TWIN(
            Providers.Twin.class,
            "hasANameOfItsOwn",
            "return another name()",
            Providers.Fine.class.getName(),
            Providers.Twin.class.getName()),
    SHARING(
            Providers.Sharing.class,
            "makesATransportOfItsOwnEachTime",
            "makes a new transport each time",
            Providers.Sharing.class.getName()),
    SHARING_CONNECTIONS(
            Providers.SharingConnections.class,
            "makesATransportOfItsOwnEachTime",
            "share no client",
            Providers.SharingConnections.class.getName()),
    USELESS(
            Providers.Useless.class,
            "makesATransportOfItsOwnEachTime",
            "run TransportContract on it",
            Providers.Useless.class.getName()),
    USELESS_TO_A_CLIENT(
            Providers.Useless.class, "aClientFindsIt", "a client with no transport", Providers.Useless.class.getName()),
    UNCLOSABLE(
            Providers.Unclosable.class,
            "makesATransportOfItsOwnEachTime",
            "let close() throw nothing",
            Providers.Unclosable.class.getName());

    private final Class<? extends TransportProvider> provider;
    private final String test;
    private final String advice;
    private final String listed;

    ProviderFlaw(Class<? extends TransportProvider> provider, String test, String advice, String... listed) {
        this.provider = provider;
        this.test = test;
        this.advice = advice;
        this.listed = String.join("\n", listed);
    }

    Class<? extends TransportProvider> provider() {
        return provider;
    }

    String test() {
        return test;
    }

    /** A part of the message. */
    String advice() {
        return advice;
    }

    /** The lines in {@code META-INF/services}. */
    List<String> listed() {
        return Arrays.asList(listed.split("\n", -1));
    }
}
