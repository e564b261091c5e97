package io.github.nh4j.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubRoutesTest {
    private static final URI ENDPOINT = URI.create("https://ns.servicebus.windows.net:8443");

    @ParameterizedTest
    @ValueSource(strings = {"h", "News-Hub", "Team/App_1.x-Hub", "a/_b/0", "a..b"})
    void aHubMayHaveSlashesDotsAndUnderscoresInItsName(String hub) {
        HubRoutes routes = new HubRoutes(ENDPOINT, hub);

        assertThat(routes.resource()).isEqualTo(ENDPOINT + "/" + hub);
        assertThat(routes.messages()).hasToString(ENDPOINT + "/" + hub + "/messages?api-version=2020-06");
    }

    @Test
    void aHubsNameHas260CharactersAtMost() {
        assertThat(new HubRoutes(ENDPOINT, "h".repeat(260)).resource()).endsWith("h".repeat(260));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubRoutes(ENDPOINT, "h".repeat(261)))
                .withMessageContaining("at most 260 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "id?x=1#f, id%3Fx%3D1%23f",
        "../registrations/1, ..%2Fregistrations%2F1",
        "%2e%2e, %252e%252e",
        "a b+c*d, a%20b%2Bc%2Ad",
        "$batch, %24batch",
        "ü~-_., %C3%BC~-_."
    })
    void anIdStaysOneSegmentOfThePathWhateverIsInIt(String id, String segment) {
        assertThat(new HubRoutes(ENDPOINT, "hub").scheduledNotification(id))
                .hasToString(ENDPOINT + "/hub/schedulednotifications/" + segment + "?api-version=2020-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void anIdThatWouldNameAnotherResourceIsRefused(String id) {
        HubRoutes routes = new HubRoutes(ENDPOINT, "hub");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> routes.scheduledNotification(id))
                .withMessage("the notification's id is empty or a dot segment");
    }
}
