package io.github.nh4j.integration.recordings;

import io.github.nh4j.NotificationHubClient;
import io.github.nh4j.notification.NotificationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * Replays recorded answers of the real service. The recordings are those of the tests of Microsoft's .NET SDK, which are
 * not part of this repository.
 *
 * @see <a href="https://github.com/Azure/azure-notificationhubs-dotnet">azure-notificationhubs-dotnet</a>
 */
class RecordingsTest {
    private static final String FOLDER = "NH_RECORDINGS";

    @TestFactory
    Stream<DynamicContainer> theClientUnderstandsWhatTheServiceAnswered() throws IOException {
        String folder = System.getenv(FOLDER);
        Assumptions.assumeTrue(
                folder != null,
                "the environment variable " + FOLDER + " names no folder with recordings; they are the JSON files in"
                        + " MockData of the tests of Azure/azure-notificationhubs-dotnet");
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Path> recordings = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (recordings.isEmpty()) {
                throw new IllegalStateException(folder + " has no JSON files; " + FOLDER + " names the wrong folder");
            }
            return recordings.stream().map(RecordingsTest::replayOf);
        }
    }

    private static DynamicContainer replayOf(Path file) {
        List<RecordedCall> calls = RecordedCall.in(file);
        return DynamicContainer.dynamicContainer(
                file.getFileName().toString(),
                IntStream.range(0, calls.size())
                        .mapToObj(i -> DynamicTest.dynamicTest(
                                (i + 1) + ": " + calls.get(i).status() + " "
                                        + calls.get(i).target(),
                                () -> replay(calls.get(i)))));
    }

    private static void replay(RecordedCall call) {
        if (call.resource().isEmpty()) {
            new NamespaceReplay(call).check();
            return;
        }
        if (RegistrationReplay.isAbout(call)) {
            new RegistrationReplay(call).check();
            return;
        }
        if (InstallationReplay.isAbout(call)) {
            new InstallationReplay(call).check();
            return;
        }
        Replay replay = new Replay(call);
        Optional<Function<NotificationHubClient, NotificationOutcome>> operation = replay.operation();
        if (operation.isPresent() && call.isError()) {
            replay.checkError(operation.get());
        } else if (operation.isPresent()) {
            replay.checkOutcome(operation.get());
        } else if (call.isError()) {
            replay.checkErrorOfSend();
        } else {
            throw new TestAbortedException(
                    "the client has no operation yet for /" + call.resource().replaceFirst("/.*", ""));
        }
    }
}
