package io.github.nh4j.emulator.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nh4j.emulator.server.EmulatorServer;
import java.io.PrintWriter;

/** Runs the emulator until the process is told to end. */
public final class Main {
    private Main() {}

    /**
     * Runs {@code nh-emulator}.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        int status = EmulatorCommand.run(
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8),
                Main::untilTheProcessEnds,
                arguments);
        System.exit(status);
    }

    private static void untilTheProcessEnds(EmulatorServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "nh4j-emulator-stop"));
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
