package io.github.nh4j.planted;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.nh4j.internal.codec.MalformedBodyException;
import io.github.nh4j.internal.time.Time;
import io.github.nh4j.notification.Notification;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Names types that users must not know, in each place where a type can stand. */
@SuppressWarnings("all") // That is its purpose.
public final class TellsTooMuch extends TellsTooMuchParent implements Supplier<Time> {
    public final Time[] field = {};

    @Override
    public Time get() {
        return Time.system();
    }

    public void parameter(JavaClass type) {}

    public void thrown() throws MalformedBodyException {}

    public Map<String, List<? extends JavaClass>> typeArgument() {
        return Map.of();
    }

    public <T extends Hidden> void bound() {}

    /** The name that only an adapter may use like this. */
    public void using(JavaClass type) {}

    public Notification fine(List<? super String> text) {
        throw new UnsupportedOperationException();
    }

    void notPublic(JavaClass type) {}

    static final class Hidden {}
}

abstract class TellsTooMuchParent {}
