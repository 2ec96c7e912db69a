package io.torouter.settings;

import io.torouter.snapshot.Secret;
import io.torouter.snapshot.UpstreamReach;

/**
 * Who may look at nodes and change what they serve.
 *
 * @param enabled whether anybody may
 * @param token by which they are known; empty for one that the node makes for itself
 * @param upstreams where channels may lead that are made by them
 */
public record AdminSettings(boolean enabled, AdminPort port, Secret token, UpstreamReach upstreams) {
    public static final AdminSettings DEFAULT =
            new AdminSettings(true, AdminPort.GATEWAY, new Secret(""), UpstreamReach.PUBLIC);
}
