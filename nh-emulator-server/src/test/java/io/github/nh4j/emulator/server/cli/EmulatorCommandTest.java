package io.github.nh4j.emulator.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nh4j.emulator.server.EmulatorServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Integer> portsOpened = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void itPrintsWhereItListensAndThatItIsReadyAndClosesWhenItIsTold() {
        int status = run(
                server -> assertThat(out.toString().lines())
                        .containsExactly(
                                "http-port=" + server.port(),
                                "http-connection-string=" + server.connectionString(),
                                "ready"),
                "--http-port",
                "0",
                "--hub",
                "news");

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), portsOpened.get(0)).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void itOffersHttpsAndWritesTheCaBeforeItSaysThatItIsReady() {
        Path ca = folder.resolve("ca.pem");

        int status = run(
                server -> {
                    assertThat(out.toString().lines())
                            .containsExactly(
                                    "http-port=" + server.port(),
                                    "http-connection-string=" + server.connectionString(),
                                    "https-port=" + server.httpsPort(),
                                    "https-connection-string=" + server.httpsConnectionString(),
                                    "ready");
                    assertThat(ca).hasContent(server.caCertificatePem());
                },
                "--http-port=0",
                "--https-port=0",
                "--hub=news",
                "--ca-file=" + ca);

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
    }

    @Test
    void aPortInUseIsOneLineAndStatusOne() {
        int status = run(
                server -> {
                    assertThat(run(unused -> {}, "--hub=news", "--http-port=" + server.port()))
                            .isEqualTo(1);
                    assertComplaint("port " + server.port());
                },
                "--hub=news",
                "--http-port=0");
        assertThat(status).isZero();
    }

    @Test
    void aCaFileThatCannotBeWrittenIsOneLineAndStatusOneAndNothingIsReady() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(runOnFreePorts("--ca-file=" + file.resolve("ca.pem"))).isEqualTo(1);

        assertComplaint("cannot write " + file.resolve("ca.pem"));
        assertThat(out.toString()).isEmpty();
        assertThat(portsOpened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot=1",
                "--http-port=x",
                "--http-port=65536",
                "--https-port=-1",
                "--hub=",
                "--hub=1st",
                "--hub=news --hub=olds",
                "--hub=news extra",
                "--http-port=1",
                "--hub=news --ca-file=ca.pem",
                "--hub=news --server-generation=2018"
            })
    void aWrongOptionIsOneLineAndStatusTwo(String options) {
        assertThat(run(unused -> {}, options.split(" ", -1))).isEqualTo(2);
        assertComplaint("--help");
        assertThat(portsOpened).isEmpty();
    }

    @Test
    void helpAndVersionGoToTheOutput() {
        assertThat(run(unused -> {}, "--help")).isZero();
        assertThat(out.toString())
                .contains("--http-port", "--https-port", "--hub", "--ca-file", "--server-generation", "5380");
        assertThat(run(unused -> {}, "--version")).isZero();
        assertThat(out.toString().lines()).last().asString().startsWith("nh-emulator ");
        assertThat(err.toString()).isEmpty();
        assertThat(portsOpened).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"old, Microsoft-HTTPAPI/2.0", "OLD, Microsoft-HTTPAPI/2.0", "new, Kestrel"})
    void theGenerationOfTheServerCanBeChosen(String generation, String name) {
        assertThat(run(
                        server -> assertThat(serverHeader(server.port())).isEqualTo(name),
                        "--hub=news",
                        "--http-port=0",
                        "--server-generation=" + generation))
                .isZero();
    }

    private static String serverHeader(int port) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/news"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Server")
                    .orElse("");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int runOnFreePorts(String... more) {
        List<String> options = new ArrayList<>(List.of("--hub=news", "--http-port=0", "--https-port=0"));
        options.addAll(List.of(more));
        return run(unused -> {}, options.toArray(String[]::new));
    }

    private int run(Consumer<EmulatorServer> whileItRuns, String... options) {
        return EmulatorCommand.run(
                new PrintWriter(out),
                new PrintWriter(err),
                server -> {
                    portsOpened.add(server.port());
                    whileItRuns.accept(server);
                },
                options);
    }

    private void assertComplaint(String about) {
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("nh-emulator: ")
                .contains(about);
    }
}
