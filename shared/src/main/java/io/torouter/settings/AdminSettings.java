package io.torouter.settings;

import io.torouter.snapshot.Secret;

/**
 * Who may look at nodes and change what they serve.
 *
 * @param enabled whether anybody may
 * @param token by which they are known; empty for one that the node makes for itself
 */
public record AdminSettings(boolean enabled, AdminPort port, Secret token) {
    public static final AdminSettings DEFAULT = new AdminSettings(true, AdminPort.GATEWAY, new Secret(""));
}
