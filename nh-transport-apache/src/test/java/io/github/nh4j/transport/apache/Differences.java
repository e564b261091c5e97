package io.github.nh4j.transport.apache;

import io.github.nh4j.transport.tck.Deviation;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.VersionInfo;

/** What no HttpClient can be told to do, with what a kind of client adds to it. */
final class Differences {
    private Differences() {}

    /** Of a client that nh4j makes. */
    static Map<Deviation, String> ofOwn(Map<Deviation, String> further) {
        Map<Deviation, String> differences = new EnumMap<>(further);
        differences.put(
                Deviation.ACCEPTS_CUT_HEAD, "HttpClient takes the end of the connection for the end of the head");
        if (isVersion53()) {
            differences.put(
                    Deviation.REFUSES_EMPTY_SEGMENT, "HttpClient 5.3 refuses a path that begins with two slashes");
        }
        return differences;
    }

    /** Of a client that HttpClient makes by default. */
    static Map<Deviation, String> ofBorrowed(Map<Deviation, String> further) {
        Map<Deviation, String> differences = ofOwn(further);
        differences.put(Deviation.QUEUES_CALLS, "a default pool has 5 connections to a host");
        if (isVersion53()) {
            differences.put(Deviation.READS_ENDLESS_HEADS, "HttpClient 5.3 has no limits for a head by default");
        }
        return differences;
    }

    private static boolean isVersion53() {
        VersionInfo version = VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpClients.class.getClassLoader());
        return version != null && version.getRelease().startsWith("5.3");
    }
}
