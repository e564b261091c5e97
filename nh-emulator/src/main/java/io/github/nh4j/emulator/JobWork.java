package io.github.nh4j.emulator;

import java.io.IOException;

/** What a job does, in parts. Not thread-safe. */
interface JobWork {
    /**
     * Goes on from where it was.
     *
     * @param percent how much of all is to be done then
     * @return how much is, in percent
     * @throws JobFailure if it cannot be done
     * @throws IOException if a file fails
     */
    double until(int percent, HostedHub hub, JobOutput output) throws IOException;
}
