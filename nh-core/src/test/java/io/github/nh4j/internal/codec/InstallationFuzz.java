package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.installation.Installation;

/** Whatever is read of an installation is written as it was. */
class InstallationFuzz {
    @FuzzTest
    void anInstallationIsReadOrSaidToBeMalformed(byte[] body) throws Exception {
        Bounds.check(() -> {
            Installation installation;
            try {
                installation = InstallationReader.read(body);
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
                return;
            }
            assertThat(installation.toString()).isNotEmpty();
            byte[] written;
            try {
                written = InstallationWriter.write(installation.requireStorable());
            } catch (IllegalArgumentException e) {
                return; // The hub would not store it.
            }
            assertThat(InstallationWriter.write(InstallationReader.read(written)))
                    .isEqualTo(written);
        });
    }
}
