package io.github.nh4j.transport.tck;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects what is printed, and what goes to the JDK's logging. A back end of another kind it sees if that prints. */
final class LogWatch implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Records records = new Records();

    private LogWatch() {}

    static LogWatch start() {
        LogWatch watch = new LogWatch();
        PrintStream printing = new PrintStream(watch.printed, true, StandardCharsets.UTF_8);
        System.setOut(printing);
        System.setErr(printing);
        ROOT.addHandler(watch.records);
        return watch;
    }

    String text() {
        return printed.toString(StandardCharsets.UTF_8) + records.lines;
    }

    @Override
    public void close() {
        ROOT.removeHandler(records);
        System.setOut(out);
        System.setErr(err);
    }

    private static final class Records extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        Records() {
            setLevel(Level.INFO);
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                lines.add(formatter.formatMessage(entry));
                if (entry.getThrown() != null) {
                    StringWriter stack = new StringWriter();
                    entry.getThrown().printStackTrace(new PrintWriter(stack));
                    lines.add(stack.toString());
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
