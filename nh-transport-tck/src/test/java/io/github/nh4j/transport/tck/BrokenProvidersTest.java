package io.github.nh4j.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.nh4j.transport.TransportProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;

/** The contract of providers notices each that is not found, or should not be, and says what to do. */
class BrokenProvidersTest {
    private static final String PROVIDER = "provider";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Run by these tests only: it is to fail. */
    @ExtendWith(ProviderParameter.class)
    static final class Subject extends TransportProviderContract {
        private final Class<? extends TransportProvider> provider;

        Subject(Class<? extends TransportProvider> provider) {
            this.provider = provider;
        }

        @Override
        protected Class<? extends TransportProvider> provider() {
            return provider;
        }
    }

    static final class ProviderParameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Class.class;
        }

        @Override
        public Class<?> resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(PROVIDER).orElseThrow();
            try {
                return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the test has no such provider", e);
            }
        }
    }

    /** What is in a folder comes first, as on a class path. */
    private static final class FolderFirst extends URLClassLoader {
        FolderFirst(Path folder) throws IOException {
            super(new URL[] {folder.toUri().toURL()}, BrokenProvidersTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean inFolder = findResource(name.replace('.', '/') + ".class") != null;
            if (!inFolder) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private ContractRun run(DiscoverySelector selector, Class<?> provider, List<String> listed) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(TransportProvider.class.getName()), listed);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (FolderFirst loader = new FolderFirst(folder)) {
            Thread.currentThread().setContextClassLoader(loader);
            return ContractRun.of(List.of(selector), Map.of(PROVIDER, provider.getName()));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNoticed(ProviderFlaw flaw) throws IOException {
        List<Throwable> failures = run(selectMethod(Subject.class, flaw.test()), flaw.provider(), flaw.listed())
                .failures();

        assertThat(failures)
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining(flaw.advice()));
    }

    @Test
    void everyTestHasABrokenProvider() {
        Stream<String> tests = Arrays.stream(TransportProviderContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .filter(name -> !name.equals("itsModuleProvidesIt"));

        assertThat(Arrays.stream(ProviderFlaw.values()).map(ProviderFlaw::test).distinct())
                .containsExactlyInAnyOrderElementsOf(tests.toList());
    }

    @Test
    void aProviderThatIsFinePasses() throws IOException {
        ContractRun run =
                run(selectClass(Subject.class), Providers.Fine.class, List.of(Providers.Fine.class.getName()));

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).as("all but the one for modules").isEqualTo(7);
    }

    /** A folder with the class, and with a module-info that provides nothing. */
    private void makeModule() throws IOException {
        String file = Providers.Fine.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream original = Providers.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(Objects.requireNonNull(original), copy);
        }
        Path source = folder.resolve("module-info.java");
        Files.writeString(source, "module fine {}");
        int result =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(result).isZero();
    }

    @Test
    void aModuleThatProvidesNothingIsNoticed() throws IOException {
        makeModule();
        List<Throwable> failures = run(
                        selectMethod(Subject.class, "itsModuleProvidesIt"),
                        Providers.Fine.class,
                        List.of(Providers.Fine.class.getName()))
                .failures();

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("add to module-info.java of fine the line provides "
                                + TransportProvider.class.getName() + " with " + Providers.Fine.class.getName() + ";"));
    }
}
