package io.github.nh4j.integration.secrets;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps all that a client lets others see: log lines, dumps, texts, and exceptions with all that is in them. */
final class Observer extends Handler implements AutoCloseable {
    /** What the messages of a stack begin with: what it says itself is not for the client to hide. */
    static final String OF_THE_STACK = "The stack says: ";

    private final Logger root = Logger.getLogger("io.github.nh4j");
    private final List<String> seen = new CopyOnWriteArrayList<>();

    Observer() {
        root.setLevel(Level.ALL);
        root.setUseParentHandlers(false);
        root.addHandler(this);
    }

    void text(Object object) {
        seen.add(String.valueOf(object));
    }

    void failure(Throwable failure) {
        if (!String.valueOf(failure.getMessage()).startsWith(OF_THE_STACK)) {
            text(failure);
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            failure(suppressed);
        }
        if (failure.getCause() != null) {
            failure(failure.getCause());
        }
    }

    List<String> seen() {
        Thread.getAllStackTraces().keySet().forEach(thread -> seen.add(thread.getName()));
        return seen;
    }

    @Override
    public void publish(LogRecord logged) {
        seen.add(logged.getLoggerName() + " " + logged.getMessage());
        if (logged.getThrown() != null) {
            failure(logged.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setUseParentHandlers(true);
        root.setLevel(null);
    }
}
