package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.tck.Deviation;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.VersionInfo;

/** What this HttpClient cannot be told to do. */
final class Differences {
    private static final Map<Deviation, String> OF_5_3 = Map.of(
            Deviation.REFUSES_EMPTY_SEGMENT, "HttpClient 5.3 refuses a path that begins with two slashes",
            Deviation.READS_ENDLESS_HEADS, "HttpClient 5.3 has no limits for a head by default");

    private Differences() {}

    /** These, and with HttpClient 5.3 those of its own that are named. */
    static Map<Deviation, String> of(Map<Deviation, String> always, Deviation... with53) {
        Map<Deviation, String> differences = new EnumMap<>(always);
        if (isVersion53()) {
            for (Deviation deviation : with53) {
                differences.put(deviation, OF_5_3.getOrDefault(deviation, ""));
            }
        }
        return differences;
    }

    private static boolean isVersion53() {
        VersionInfo version = VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpClients.class.getClassLoader());
        return version != null && version.getRelease().startsWith("5.3");
    }
}
