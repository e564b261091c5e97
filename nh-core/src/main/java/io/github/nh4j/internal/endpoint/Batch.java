package io.github.nh4j.internal.endpoint;

import io.github.nh4j.notification.NotificationOutcome;

/** A send that takes several requests, of which each is for a range of a list. All of it was checked when it was made. */
public interface Batch {
    /** Its name in what is said of it. */
    String operation();

    /** How many requests it takes. */
    int parts();

    int from(int part);

    int to(int part);

    /** The request for one part; made when its turn comes, since it may hold a body of up to some hundred KiB. */
    Endpoint<NotificationOutcome> endpoint(int part);
}
