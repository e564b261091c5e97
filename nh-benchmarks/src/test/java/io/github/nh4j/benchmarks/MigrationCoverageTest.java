package io.github.nh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.windowsazure.messaging.INotificationHub;
import com.windowsazure.messaging.NamespaceManagerClient;
import com.windowsazure.messaging.Notification;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That whoever comes from Microsoft's SDK finds each of its calls in the document about it. */
class MigrationCoverageTest {
    @Test
    void everyCallOfTheOtherClientIsInTheDocument() throws IOException {
        String document = Files.readString(Path.of("../docs/migrating-from-microsoft-sdk.md"));
        Set<String> calls = Stream.of(INotificationHub.class, NamespaceManagerClient.class, Notification.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.endsWith("Async"))
                .collect(Collectors.toSet());

        assertThat(calls).hasSizeGreaterThan(40);
        assertThat(calls).allSatisfy(call -> assertThat(document).contains(call + "("));
    }
}
