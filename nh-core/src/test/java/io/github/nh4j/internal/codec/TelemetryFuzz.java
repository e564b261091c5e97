package io.github.nh4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.nh4j.error.MalformedFeedbackException;
import io.github.nh4j.fuzz.Bounds;
import io.github.nh4j.notification.NotificationDetails;
import io.github.nh4j.notification.PnsFeedback;
import io.github.nh4j.notification.TestSendOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A body is tried as each of the documents that tell what became of a notification. */
class TelemetryFuzz {
    @FuzzTest
    void whatBecameOfANotificationIsReadOrSaidToBeMalformed(byte[] body) throws Exception {
        Bounds.check(() -> {
            try {
                NotificationDetails details = NotificationDetailsReader.read(body);
                assertThat(details.toString()).doesNotContain("\n", "\u0085", "\u202e");
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            try {
                TestSendOutcome outcome = TestSendOutcomeReader.read(body, "");
                assertThat(outcome.toString()).doesNotContain("\n", "\u0085", "\u202e");
            } catch (MalformedBodyException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
            feedback(body);
        });
    }

    private static void feedback(byte[] blob) throws IOException {
        FeedbackDocuments documents = new FeedbackDocuments(new ByteArrayInputStream(blob));
        try {
            long read = 0;
            for (PnsFeedback next = documents.next(); next != null; next = documents.next()) {
                read++;
                assertThat(next.toString()).doesNotContain("\n", "\u0085", "\u202e");
            }
            assertThat(documents.count()).isEqualTo(read);
        } catch (MalformedFeedbackException e) {
            assertThat(e.documentsRead()).isEqualTo(documents.count());
        }
    }
}
