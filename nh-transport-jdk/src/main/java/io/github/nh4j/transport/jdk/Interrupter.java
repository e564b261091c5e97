package io.github.nh4j.transport.jdk;

/**
 * Aborts a blocking call by interrupting its thread, and takes the interrupt back if the call did not consume it.
 *
 * <p>The fields need no lock of their own: {@link #run} is over, and seen to be over, once the registration it was made
 * for is closed, and only then does the caller's thread read them.
 *
 * <p>A thread has one interrupt flag, whoever sets it. Two things keep the abort apart from an interrupt by the
 * application: it leaves a flag alone that is set already, and it takes nothing back when the call ended with an
 * InterruptedException, for then one interrupt is spent, and if the flag is still set there were two, of which the
 * application's one must stay seen. What remains is an interrupt that comes between the abort and the wake-up of the
 * thread: it merges with the abort, and cannot be told from it.
 */
final class Interrupter implements Runnable {
    private final Thread caller = Thread.currentThread();
    private boolean fired;
    private boolean interrupted;

    @Override
    public void run() {
        fired = true;
        if (!caller.isInterrupted()) {
            interrupted = true;
            caller.interrupt();
        }
    }

    /** Whether the cancellation has fired, be it too late for the call. */
    boolean fired() {
        return fired;
    }

    /** Whether it was this abort that interrupted the thread. */
    boolean interrupted() {
        return interrupted;
    }

    /** Clears the flag if it was set from here; for a call that did not end with an InterruptedException. */
    void takeBack() {
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
