package io.github.nh4j.examples;

import java.time.Duration;

/** What can be said of the devices after a send. */
interface Received {
    /** A real hub does not tell what its devices show. */
    Received NOT_KNOWN = new Received() {
        @Override
        public void show() {}

        @Override
        public void letPass(Duration time) {}
    };

    /** Shows what devices have received since it was last called. */
    void show();

    /** Lets time pass, where it can be made to. */
    void letPass(Duration time);
}
