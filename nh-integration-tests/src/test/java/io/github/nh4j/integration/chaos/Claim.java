package io.github.nh4j.integration.chaos;

import java.util.Map;

/**
 * What a client says of one call.
 *
 * @param key that of the operation
 * @param safe whether the client may not repeat what may have arrived
 */
record Claim(Operation operation, String key, Said said, boolean safe) {
    /** Whether it is so. Of an installation, only whether it is there can be seen. */
    boolean isRight(Rig rig, Map<String, Long> accepted) {
        return operation.isSend()
                ? said.agreesWith(accepted.getOrDefault(Operation.payload(key), 0L), safe)
                : said.agreesWith(rig.hasInstallation(key) ? 1 : 0, true);
    }
}
