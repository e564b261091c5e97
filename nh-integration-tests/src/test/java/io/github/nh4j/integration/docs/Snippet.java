package io.github.nh4j.integration.docs;

import io.github.nh4j.integration.Repository;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One block of Java in a document. It either is an excerpt from a file of the repository, as a comment above it says, or
 * is compiled with the names around it that its reader would have.
 */
record Snippet(String document, int number, String code, Optional<Path> source) {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- from (\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("^import .*;\n", Pattern.MULTILINE);
    private static final Pattern ADAPTER = Pattern.compile("\\b(Jdk|OkHttp|Apache)Transport\\b");
    private static final String SURROUNDINGS = """
            %s
            import static java.nio.charset.StandardCharsets.UTF_8;
            import static org.assertj.core.api.Assertions.assertThat;
            import io.github.nh4j.*;
            import io.github.nh4j.auth.*;
            import io.github.nh4j.emulator.*;
            import io.github.nh4j.emulator.server.*;
            import io.github.nh4j.error.*;
            import io.github.nh4j.hub.*;
            import io.github.nh4j.installation.*;
            import io.github.nh4j.job.*;
            import io.github.nh4j.notification.*;
            import io.github.nh4j.observe.*;
            import io.github.nh4j.payload.*;
            import io.github.nh4j.registration.*;
            import io.github.nh4j.tag.*;
            import io.github.nh4j.transport.*;
            import java.io.*;
            import java.net.*;
            import java.net.http.*;
            import java.nio.file.*;
            import java.security.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import javax.net.ssl.*;
            public final class Document implements Callable<Void> {
                private final String connectionString = "";
                private final String json = "{}";
                private final Notification notification = Notification.apple(json);
                private final Queue<String> queue = new ArrayDeque<>();
                private NotificationHubClient hub;
                private HubEmulator emulator;
                private void log(Throwable e) {}
                @Override public Void call() throws Exception {
            %s
                    return null;
                }
            }
            """;

    static List<Snippet> in(Path document) {
        List<Snippet> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(Repository.text(document));
        while (block.find()) {
            snippets.add(new Snippet(
                    document.getFileName().toString(),
                    snippets.size() + 1,
                    block.group(2),
                    Optional.ofNullable(block.group(1)).map(Repository.root()::resolve)));
        }
        return snippets;
    }

    /** True for what makes an emulator of its own, and so needs nothing from outside. */
    boolean canRun() {
        return code.startsWith("HubEmulator emulator = HubEmulator.create");
    }

    /** The compiler's complaints, empty if there are none. */
    String compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        boolean compiled = compiler.getTask(
                        complaints,
                        null,
                        null,
                        List.of(
                                "-d",
                                classes.toString(),
                                "--release",
                                "17",
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(wholeFile())))
                .call();
        return compiled ? "" : complaints.toString();
    }

    /** What it imports itself stands first, as in a file; the type of an adapter needs no import. */
    private String wholeFile() {
        Matcher imports = IMPORT.matcher(code);
        String own = imports.results().map(MatchResult::group).collect(Collectors.joining());
        return SURROUNDINGS.formatted(own + adapterImport(), imports.replaceAll(""));
    }

    private String adapterImport() {
        return adapter()
                .map(name -> "import io.github.nh4j.transport." + name + ".*;\n")
                .orElse("");
    }

    /** The adapter that it shows, such as {@code okhttp}. */
    Optional<String> adapter() {
        Matcher named = ADAPTER.matcher(code);
        return named.find() ? Optional.of(named.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    void run(Path classes) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            ((Callable<?>) loader.loadClass("Document").getDeclaredConstructor().newInstance()).call();
        }
    }

    @Override
    public String toString() {
        return document + ", block " + number;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///Document.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
