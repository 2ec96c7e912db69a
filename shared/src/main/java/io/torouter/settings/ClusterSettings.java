package io.torouter.settings;

import java.util.List;

/**
 * How this node joins others.
 *
 * @param name nodes of one name form one cluster
 * @param host address of the interface the cluster ports bind to; members must reach it
 * @param port where members find this node
 * @param eventBusPort where other nodes deliver messages; 0 for any free port, which members learn from one another
 * @param members {@code host} or {@code host:port} of nodes to join; empty to start alone
 */
public record ClusterSettings(
        boolean enabled, String name, String host, int port, int eventBusPort, List<String> members) {
    public static final ClusterSettings DEFAULT =
            new ClusterSettings(false, "torouter", "127.0.0.1", 5701, 0, List.of());

    public ClusterSettings {
        members = List.copyOf(members);
    }
}
