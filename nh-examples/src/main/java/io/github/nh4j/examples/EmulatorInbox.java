package io.github.nh4j.examples;

import io.github.nh4j.emulator.DeliveredNotification;
import io.github.nh4j.emulator.HubEmulator;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Shows what the emulator's devices received. */
final class EmulatorInbox implements Received {
    private final HubEmulator emulator;
    private final PrintStream out;
    private int shown;

    EmulatorInbox(HubEmulator emulator, PrintStream out) {
        this.emulator = emulator;
        this.out = out;
    }

    @Override
    public void show() {
        List<DeliveredNotification> inbox = emulator.inbox();
        for (DeliveredNotification notification : inbox.subList(shown, inbox.size())) {
            String device = notification.device().orElse(notification.deviceHandle());
            out.println("   -> " + device + " (" + notification.platform() + ", " + notification.matched() + ") got "
                    + notification.payload());
        }
        if (shown == inbox.size()) {
            out.println("   -> no device yet");
        }
        shown = inbox.size();
    }

    @Override
    public void letPass(Duration time) {
        emulator.advance(time);
        out.println("   the emulator's clock moves on by " + time.toMinutes() + " minutes");
    }
}
