package io.github.nh4j.emulator;

import java.util.Set;

/** A named key and what its holder may do. */
record AccessPolicy(String name, String key, Set<Right> rights) {
    /** The keys are published and guard nothing; they have 44 characters as those of a real hub. */
    static final AccessPolicy FULL = new AccessPolicy(
            "DefaultFullSharedAccessSignature",
            "NotASecretNh4jEmulatorDevelopmentKeyFull000=",
            Set.of(Right.LISTEN, Right.MANAGE, Right.SEND));

    static final AccessPolicy LISTEN = new AccessPolicy(
            "DefaultListenSharedAccessSignature", "NotASecretNh4jEmulatorDevelopmentKeyListen0=", Set.of(Right.LISTEN));

    /** Of the namespace and not of a hub: its holder manages the hubs. */
    static final AccessPolicy NAMESPACE = new AccessPolicy(
            "RootManageSharedAccessKey", "NotASecretNh4jEmulatorDevelopmentKeyRoot000=", FULL.rights());

    /** What a policy may allow. */
    enum Right {
        LISTEN,
        MANAGE,
        SEND
    }

    AccessPolicy withKey(String otherKey) {
        return new AccessPolicy(name, otherKey, rights);
    }

    String connectionString(int port) {
        return "Endpoint=sb://localhost:" + port + "/;SharedAccessKeyName=" + name + ";SharedAccessKey=" + key
                + ";UseDevelopmentEmulator=true";
    }

    @Override
    public String toString() {
        return name + rights;
    }
}
