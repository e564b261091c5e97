package io.github.nh4j.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlarmTest {
    /** Who pauses sets an alarm, and then looks whether somebody has stopped it before it was set. */
    @Test
    void anAlarmThatWasStoppedBeforeItWasSetIsNotWatchedForever() {
        try (Watch watch = new Watch(Time.system())) {
            AtomicInteger closed = new AtomicInteger();
            Alarm alarm = new Alarm(watch, Long.MAX_VALUE / 2, closed::incrementAndGet);

            alarm.stop();
            assertThat(alarm.set()).isTrue();
            alarm.stop();

            assertThat(alarm.watched).isFalse();
        }
    }
}
