package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.hub.HubDescription;
import java.util.Optional;

/** Whatever is read of a description is written as it was. */
class HubDescriptionFuzz {
    @FuzzTest
    void aDescriptionIsReadOrSaidToBeMalformed(byte[] body) throws Exception {
        Bounds.check(() -> {
            try {
                HubReader.names(body).forEach(name -> assertThat(name).isNotBlank());
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            Optional<HubDescription> read = Optional.empty();
            try {
                read = HubReader.read(body, "news");
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            if (read.isPresent()) {
                HubDescription hub = read.get();
                assertThat(hub.toString()).isNotEmpty();
                assertThat(HubReader.read(HubWriter.write(hub), hub.name())).contains(hub);
            }
        });
    }
}
