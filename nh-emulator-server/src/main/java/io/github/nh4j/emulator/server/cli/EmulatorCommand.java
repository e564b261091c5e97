package io.github.nh4j.emulator.server.cli;

import io.github.nh4j.emulator.HubEmulator;
import io.github.nh4j.emulator.ServerGeneration;
import io.github.nh4j.emulator.server.EmulatorServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a server as its options say, prints how to reach it, and closes it when the caller has had enough of it. */
@Command(
        name = EmulatorCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Emulates one notification hub of Azure on this machine.",
        footer = {
            "",
            "Prints the ports and the connection strings, one name=value on a line, and then \"ready\".",
            "Runs until it is interrupted. Everything is in memory."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"1:A port cannot be had, or the file cannot be written.", "2:An option is wrong."})
final class EmulatorCommand implements Callable<Integer> {
    static final String NAME = "nh-emulator";

    private final Consumer<EmulatorServer> whileItRuns;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--hub", required = true, paramLabel = "<name>", description = "The name of the hub.")
    private String hub = "";

    @Option(
            names = "--http-port",
            paramLabel = "<port>",
            description = "For HTTP/1.1 in clear text; 0 is any that is free. Without this: ${DEFAULT-VALUE}.")
    private int httpPort = 5380;

    @Option(
            names = "--https-port",
            paramLabel = "<port>",
            description = "For HTTP/2 and HTTP/1.1 over TLS; 0 is any that is free. Without this: no TLS.")
    private @Nullable Integer httpsPort;

    @Option(
            names = "--ca-file",
            paramLabel = "<file>",
            description =
                    "Where to write the CA's certificate that clients must trust, as PEM. Each start makes another.")
    private @Nullable Path caFile;

    @Option(
            names = "--server-generation",
            paramLabel = "<old|new>",
            description = "Which front end of the service to answer like. Without this: the new one.")
    private ServerGeneration generation = ServerGeneration.NEW;

    private EmulatorCommand(Consumer<EmulatorServer> whileItRuns) {
        this.whileItRuns = whileItRuns;
    }

    /** Returns the exit status. What goes wrong is one line for {@code err}. */
    static int run(PrintWriter out, PrintWriter err, Consumer<EmulatorServer> whileItRuns, String... arguments) {
        CommandLine command = new CommandLine(new EmulatorCommand(whileItRuns));
        command.getCommandSpec().version(NAME + " " + version());
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, unused) -> complain(
                        err,
                        e.getMessage() + " (see --help)",
                        command.getCommandSpec().exitCodeOnInvalidInput()))
                .setExecutionExceptionHandler((e, unused, alsoUnused) -> complain(
                        err,
                        String.valueOf(e.getMessage()),
                        command.getCommandSpec().exitCodeOnExecutionException()))
                .execute(arguments);
    }

    private static String version() {
        return Objects.requireNonNullElse(
                EmulatorCommand.class.getPackage().getImplementationVersion(), "(not packaged)");
    }

    private static int complain(PrintWriter err, String what, int status) {
        err.println(NAME + ": " + what);
        return status;
    }

    @Override
    public Integer call() throws IOException {
        try (EmulatorServer server = settings().start()) {
            if (caFile != null) {
                write(server.caCertificatePem(), caFile);
            }
            PrintWriter out = spec().commandLine().getOut();
            out.println("http-port=" + server.port());
            out.println("http-connection-string=" + server.connectionString());
            if (httpsPort != null) {
                out.println("https-port=" + server.httpsPort());
                out.println("https-connection-string=" + server.httpsConnectionString());
            }
            out.println("ready");
            out.flush();
            whileItRuns.accept(server);
            return spec().exitCodeOnSuccess();
        }
    }

    private EmulatorServer.Builder settings() {
        if (caFile != null && httpsPort == null) {
            throw wrong("--ca-file needs --https-port: without it there is no certificate");
        }
        try {
            EmulatorServer.Builder settings =
                    EmulatorServer.builder(HubEmulator.create(hub, generation)).httpPort(httpPort);
            return httpsPort == null ? settings : settings.httpsPort(httpsPort);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static void write(String pem, Path file) throws IOException {
        try {
            Files.writeString(file, pem);
        } catch (IOException e) {
            // Its own message is often the name of the file and nothing else.
            throw new IOException("cannot write " + file + "; is its folder there, and may this user write to it?", e);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec().commandLine(), what);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "set by picocli before anything is run");
    }
}
