package io.github.nh4j.planted;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Uses the machine's threads, clocks, chance, console, logs, locale, charset and zone. */
@SuppressWarnings("all") // That is its purpose.
final class TakesWhatIsThere {
    private TakesWhatIsThere() {}

    static void sleep() throws InterruptedException {
        Thread.sleep(1);
    }

    static Thread thread() {
        return new Thread(() -> {});
    }

    static Executor executor() {
        return Executors.newSingleThreadExecutor();
    }

    static CompletableFuture<Void> commonPool() {
        return CompletableFuture.runAsync(() -> {});
    }

    static CompletableFuture<Void> allowedPool(Executor executor) {
        return CompletableFuture.runAsync(() -> {}, executor);
    }

    static Instant clock() {
        return Instant.now();
    }

    static Supplier<Instant> clockByReference() {
        return Instant::now;
    }

    static long nanos() {
        return System.nanoTime();
    }

    static UUID chance() {
        return UUID.randomUUID();
    }

    static void console() {
        System.out.println();
    }

    static void stackTrace(Exception e) {
        e.printStackTrace();
    }

    static void log() {
        Logger.getAnonymousLogger().log(Level.FINE, "");
    }

    static System.Logger systemLogger() {
        return System.getLogger("");
    }

    static String locale(String text) {
        return text.toLowerCase();
    }

    static String format(int number) {
        return String.format("%d", number);
    }

    static String decode(byte[] bytes) {
        return new String(bytes);
    }

    static byte[] encode(String text) {
        return text.getBytes();
    }

    static LocalDate zone() {
        return LocalDate.now();
    }

    static String allowed(String text, char[] characters) {
        return text.toLowerCase(Locale.ROOT) + new String(characters);
    }
}
