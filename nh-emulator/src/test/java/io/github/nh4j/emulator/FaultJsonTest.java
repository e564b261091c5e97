package io.github.nh4j.emulator;

import static io.github.nh4j.emulator.HubResponses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.transport.TransportResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultJsonTest {
    private final TestHub hub = new TestHub();

    private TransportResponse post(String json) {
        return hub.anonymous("POST", "_emulator/faults").body(json).exchange();
    }

    private String listed() {
        return TestHub.text(hub.anonymous("GET", "_emulator/faults").exchange());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("{'fault':'status','status':503}", Fault.status(503)),
                Arguments.of(
                        "{'fault':'status','status':429,'headers':{'Retry-After':'2','x-ms-retry-after-ms':'50'}}",
                        Fault.status(429).retryAfter("2").header("x-ms-retry-after-ms", "50")),
                Arguments.of(
                        "{'fault':'statusAfterProcessing','status':500,'method':'POST','path':'messages/$batch','next':2}",
                        Fault.statusAfterProcessing(500)
                                .method("post")
                                .path("messages/$batch")
                                .next(2)),
                Arguments.of("{'fault':'delay','pause':'PT2S'}", Fault.delay(Duration.ofSeconds(2))),
                Arguments.of(
                        "{'fault':'drip','pause':'PT0.2S','nth':3,'next':1}",
                        Fault.drip(Duration.ofMillis(200)).nth(3)),
                Arguments.of(
                        "{'fault':'truncation','rate':0.25,'seed':-7}",
                        Fault.truncation().rate(0.25, -7)),
                Arguments.of("{'fault':'resetBeforeProcessing'}", Fault.resetBeforeProcessing()),
                Arguments.of("{'fault':'resetAfterProcessing'}", Fault.resetAfterProcessing()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsReadIsWhatIsWritten(String single, Fault fault) {
        String json = single.replace('\'', '"');
        assertThat(fault).hasToString(json);
        assertThat(FaultJson.read(json)).hasToString(json);
    }

    @Test
    void aFaultIsAddedListedWithItsCountAndCleared() {
        assertThat(post("{\"fault\":\"status\",\"status\":503,\"next\":1}").status())
                .isEqualTo(204);
        assertThat(hub.send("apple").body("{}").exchange().status()).isEqualTo(503);
        assertThat(listed()).isEqualTo("[{\"fault\":\"status\",\"status\":503,\"next\":1,\"happened\":1}]");
        assertThat(hub.anonymous("DELETE", "_emulator/faults").exchange().status())
                .isEqualTo(204);
        assertThat(listed()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the body is empty",
                "[] | not a JSON object",
                "{} | 'fault' must be one of [status, statusAfterProcessing, delay, drip,",
                "{'fault':'reset'} | 'fault' must be one of",
                "{'fault':1} | not a string",
                "{'fault':'status'} | 'status' is not a number",
                "{'fault':'status','status':'503'} | 'status' is not a number",
                "{'fault':'status','status':503.5} | 'status' is not a whole number",
                "{'fault':'status','status':99} | 200 to 599",
                "{'fault':'status','status':99999999999} | too large",
                "{'fault':'status','status':503,'times':1} | a fault has no 'times'",
                "{'fault':'status','status':503,'pause':'PT1S'} | 'pause' means nothing here",
                "{'fault':'status','status':503,'seed':1} | 'seed' means nothing here",
                "{'fault':'status','status':503,'headers':{'a':1}} | 'headers' is or holds something",
                "{'fault':'status','status':503,'next':0} | counted from 1 on",
                "{'fault':'status','status':503,'rate':2} | a rate is more than 0",
                "{'fault':'status','status':503,'rate':0.5,'seed':0.5} | 'seed' is not a whole number",
                "{'fault':'truncation','status':503} | 'status' means nothing here",
                "{'fault':'delay'} | 'pause' is not a duration",
                "{'fault':'delay','pause':'2s'} | 'pause' is not a duration",
                "{'fault':'delay','pause':2} | 'pause' is or holds something",
                "{'fault':'drip','pause':'PT0S'} | more than zero",
            })
    void whatIsNotAFaultIsRefusedWithAReason(String single, String reason) {
        TransportResponse response = post(single.replace('\'', '"'));
        assertRefused(response, 400, "The provided request body is invalid. Error: ");
        assertThat(TestHub.text(response)).contains(reason);
        assertThat(listed()).isEqualTo("[]");
    }
}
