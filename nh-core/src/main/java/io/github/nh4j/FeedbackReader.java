package io.github.nh4j;

import io.github.nh4j.error.MalformedFeedbackException;
import io.github.nh4j.internal.codec.FeedbackDocuments;
import io.github.nh4j.notification.PnsFeedback;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads what push services said of devices: the blobs in the container that {@link NotificationHubClient#feedbackContainer()}
 * names, and the one that {@code pnsErrorDetailsUri()} names. Such a blob holds one XML document after the other. Fetching
 * it is up to you.
 *
 * @see <a href="https://learn.microsoft.com/en-us/previous-versions/azure/reference/mt705560(v=azure.100)">PNS feedback</a>
 */
public final class FeedbackReader {
    private FeedbackReader() {}

    /**
     * Reads documents as they come and hands over each. Only one is in memory at a time. UTF-8 and UTF-16 are told apart
     * by the first bytes, with a byte order mark or without.
     *
     * @param documents a blob; it stays open
     * @param each gets the feedbacks in their order, on the caller's thread; what it throws ends the reading
     * @return how many there were
     * @throws MalformedFeedbackException at a broken document; those before it were handed over
     * @throws IOException if the stream fails
     */
    public static long read(InputStream documents, Consumer<? super PnsFeedback> each) throws IOException {
        FeedbackDocuments reading = new FeedbackDocuments(documents);
        for (PnsFeedback next = reading.next(); next != null; next = reading.next()) {
            each.accept(next);
        }
        return reading.count();
    }
}
