package io.torouter.node.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.MultiMapConfig;

import io.torouter.bus.Address;
import io.torouter.node.limits.SharedBook;
import io.torouter.settings.ClusterSettings;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * Hazelcast and event-bus settings of a node that joins others.
 *
 * <p>TCP and a member list only: multicast and discovery by guess stay off, and nothing listens on other interfaces
 * than the configured one. The figures shorten Hazelcast's own: a node that died is noticed in about a second.
 */
public final class ClusterJoin {
    /** Where the cluster manager of Vert.x keeps its name for a node, which is not the member's UUID. */
    private static final String NODE_ID = "__vertx.nodeId";

    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private final ClusterSettings settings;
    private final HazelcastClusterManager manager;

    public ClusterJoin(ClusterSettings settings) {
        this.settings = settings;
        this.manager = new HazelcastClusterManager(config(settings));
    }

    public HazelcastClusterManager manager() {
        return manager;
    }

    public EventBusOptions eventBus() {
        return new EventBusOptions()
                .setHost(settings.host())
                .setPort(settings.eventBusPort())
                .setClusterPingInterval(2000)
                .setClusterPingReplyInterval(2000)
                .setConnectTimeout(2000)
                .setTcpNoDelay(true);
    }

    /** Tells the node's verticles at once when a member goes, whatever its heartbeats said. */
    public void watchMembers(Vertx vertx) {
        manager.getHazelcastInstance()
                .getCluster()
                .addMembershipListener(
                        new MembershipListener() {
                            @Override
                            public void memberAdded(MembershipEvent event) {}

                            @Override
                            public void memberRemoved(MembershipEvent event) {
                                var node = event.getMember().getAttribute(NODE_ID);
                                if (node != null) {
                                    vertx.eventBus().publish(Address.NODE_LOST, node, LOCAL);
                                }
                            }
                        });
    }

    private static Config config(ClusterSettings settings) {
        var config = new Config().setClusterName(settings.name());
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
                .setProperty("hazelcast.connection.monitor.max.faults", "2")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.merge.first.run.delay.seconds", "10")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "10")
                .setProperty("hazelcast.wait.seconds.before.join", "1")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.graceful.shutdown.max.wait", "20");
        network(config, settings);
        config.addMultiMapConfig(
                new MultiMapConfig("__vertx.subs")
                        .setBackupCount(1)
                        .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
        config.getMapConfig("__vertx.haInfo").setBackupCount(1);
        config.getMapConfig("__vertx.nodeInfo").setBackupCount(1);
        SharedBook.configure(config);
        return config;
    }

    private static void network(Config config, ClusterSettings settings) {
        var network = config.getNetworkConfig().setPort(settings.port()).setPortAutoIncrement(false);
        network.setInterfaces(new InterfacesConfig().setEnabled(true).addInterface(settings.host()));
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
    }
}
