package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nh4j.emulator.EmulatorFiles.Place;
import io.github.nh4j.transport.TransportResponse;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorFilesTest {
    private final TestHub hub = new TestHub();
    private final EmulatorFiles files = hub.emulator.files();
    private final URI container = files.container("devices");

    private TransportResponse call(String method, URI address, byte[] body) {
        return hub.anonymous(method, address.toString().substring(TestHub.BASE.length()))
                .body(body)
                .exchange();
    }

    @Test
    void whatIsWrittenIsReadAtItsAddress() {
        URI file = files.write(container, "import.txt", "one".getBytes(UTF_8));

        assertThat(file.toString())
                .matches("http://localhost:5380/_emulator/blobs/devices/import\\.txt\\?sp=rl&sig=.+");
        assertThat(files.read(file)).hasValue("one".getBytes(UTF_8));
    }

    @Test
    void theLastOneWins() {
        files.write(container, "a", "long ago".getBytes(UTF_8));
        URI file = files.write(container, "a", "now".getBytes(UTF_8));

        assertThat(files.read(file)).hasValue("now".getBytes(UTF_8));
        assertThat(files.list(container)).containsExactly(file);
    }

    @Test
    void whatIsReadOrWrittenIsACopy() {
        byte[] content = {1, 2};
        URI file = files.write(container, "a", content);
        content[0] = 9;
        files.read(file).orElseThrow()[1] = 9;

        assertThat(files.read(file)).hasValue(new byte[] {1, 2});
    }

    @Test
    void filesAreListedByTheirNames() {
        URI second = files.write(container, "2", new byte[0]);
        URI first = files.write(container, "1", new byte[0]);
        files.write(files.container("other"), "3", new byte[0]);

        assertThat(files.list(container)).containsExactly(first, second);
    }

    @Test
    void whatWasNeverWrittenIsNotThere() {
        assertThat(files.list(container)).isEmpty();
        assertThat(files.read(URI.create(TestHub.BASE + "_emulator/blobs/devices/a")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b c/é.txt", "100%", "?a=b#c", "a+b", "%2F"})
    void aNameMayHaveAnyCharacters(String name) {
        URI file = files.write(container, name, new byte[] {1});

        assertThat(files.read(file)).hasValue(new byte[] {1});
        assertThat(files.list(container)).containsExactly(file);
        assertThat(call("GET", file, new byte[0]).body()).containsExactly(1);
    }

    @Test
    void theHostAndTheQueryOfAnAddressAreOfNoAccountInJava() {
        files.write(container, "a", new byte[] {1});

        assertThat(files.read(URI.create("https://example.org:9/_emulator/blobs/devices/a")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:5380/news/blobs/devices",
                "http://localhost:5380/_emulator/blobs/",
                "http://localhost:5380/_emulator/files/devices/a",
                "http://localhost:5380",
                "file:///tmp/a",
                "mailto:ann"
            })
    void anAddressThatLeadsElsewhereIsAnError(String address) {
        URI elsewhere = URI.create(address);
        assertThatIllegalArgumentException().isThrownBy(() -> files.read(elsewhere));
        assertThatIllegalArgumentException().isThrownBy(() -> files.list(elsewhere));
        assertThatIllegalArgumentException().isThrownBy(() -> files.write(elsewhere, "a", new byte[0]));
    }

    @Test
    void aContainerIsNotAFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> files.read(container));
        assertThatIllegalArgumentException().isThrownBy(() -> files.write(container, "", new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> files.container(""));
        assertThatIllegalArgumentException().isThrownBy(() -> files.container("a/b"));
    }

    @Test
    void bytesTravelOverHttpAsTheyAre() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        URI file = URI.create(TestHub.BASE + "_emulator/blobs/devices/in/every");

        assertThat(call("PUT", file, every).status()).isEqualTo(201);
        TransportResponse response = call("GET", file, new byte[0]);

        assertThat(response.status()).isEqualTo(200);
        assertThat(TestHub.header(response, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(response.body()).isEqualTo(every);
        assertThat(files.read(file)).hasValue(every);
        assertThat(TestHub.text(call("GET", container, new byte[0]))).isEqualTo("[\"in/every\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, devices/a, 404, The file does not exist",
        "PUT, devices, 400, A file needs a name",
        "DELETE, devices/a, 405, The method DELETE",
        "POST, devices, 405, The method POST",
    })
    void whatCannotBeDoneOverHttpIsRefused(String method, String path, int status, String detail) {
        assertRefused(call(method, URI.create(TestHub.BASE + "_emulator/blobs/" + path), new byte[0]), status, detail);
    }

    @Test
    void theContainersOfHubsAreReadWithTheirSignatureOnly() {
        Place place = new Place(files.ofHub("reports"), "02242026");
        files.append(place, "<a/>".getBytes(UTF_8));
        files.append(place, "<b/>".getBytes(UTF_8));
        URI file = files.list(files.container("reports")).get(0);

        assertThat(TestHub.text(call("GET", file, new byte[0]))).isEqualTo("<a/><b/>");
        assertThat(TestHub.text(call("GET", files.container("reports"), new byte[0])))
                .isEqualTo("[\"02242026\"]");
        for (String query : new String[] {"", "?sig=", "?sig=x", "?sp=rl"}) {
            assertRefused(call("GET", file.resolve(file.getPath() + query), new byte[0]), 403, "The address lacks");
        }
    }

    @Test
    void nobodyElseWritesToTheContainersOfHubs() {
        files.append(new Place(files.ofHub("reports"), "a"), new byte[] {1});
        URI file = files.list(files.container("reports")).get(0);

        assertRefused(call("PUT", file, new byte[] {2}), 403, "Only the hub");
        assertThat(files.read(file)).hasValue(new byte[] {1});
    }

    @Test
    void eachHubHasAContainerOfItsOwn() {
        assertThat(files.ofHub("reports")).isEqualTo("reports");
        assertThat(files.ofHub("reports")).isEqualTo("reports-2");
        assertThat(files.ofHub("reports")).isEqualTo("reports-3");
        assertThat(files.ofHub("errors")).isEqualTo("errors");
        assertThat(files.isOfHub("reports-3")).isTrue();
        assertThat(files.isOfHub("reports-4")).isFalse();
    }

    @Test
    void aResetForgetsTheFilesAndKeepsTheSignature() {
        files.write(container, "a", new byte[0]);
        hub.anonymous("POST", "_emulator/reset").exchange();

        assertThat(files.list(container)).isEmpty();
        assertThat(files.container("devices")).isEqualTo(container);
    }
}
