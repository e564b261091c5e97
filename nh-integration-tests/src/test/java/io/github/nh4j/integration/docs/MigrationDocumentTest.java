package io.github.nh4j.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every new call in the document for those who come from Microsoft's SDK is one that there is. */
class MigrationDocumentTest {
    private static final Pattern ROW = Pattern.compile("^\\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern CALL = Pattern.compile("`([^`]+\\([^`]*)`");
    private static final String NAMES = """
            TagExpression audience = TagExpression.tag("news");
            Set<String> tags = Set.of("a");
            List<String> handles = List.of("62BC");
            Date date = new Date();
            Map<String, String> properties = Map.of();
            Transport transport = null;
            Installation installation = null;
            InstallationPatch patch = null;
            InstallationTemplate template = null;
            SecondaryTile tile = null;
            Registration registration = null;
            Page<Registration> page = null;
            NotificationHubJob job = null;
            NamespaceClient namespace = null;
            HubDescription description = null;
            NotificationOutcome outcome = null;
            NotificationDetails details = null;
            NotificationHubException exception = null;
            ServiceException serviceException = null;
            byte[] pkcs12 = {};
            String id = "", handle = "", token = "", uri = "", file = "", xml = "", text = "";
            String endpoint = "", p256dh = "", auth = "";
            """;

    @Test
    void everyNewCallCompiles(@TempDir Path classes) {
        List<String> calls = ROW.matcher(
                        Repository.text(Repository.root().resolve("docs/migrating-from-microsoft-sdk.md")))
                .results()
                .flatMap(row -> CALL.matcher(row.group(2)).results())
                .map(call -> call.group(1))
                .toList();
        String statements = calls.stream().map(call -> call + ";\n").collect(Collectors.joining());

        assertThat(calls).hasSizeGreaterThan(90);
        assertThat(new Snippet("migrating-from-microsoft-sdk.md", 0, NAMES + statements, Optional.empty())
                        .compile(classes))
                .isEmpty();
    }
}
