package io.torouter.node;

import io.torouter.bus.Heartbeat;
import io.torouter.bus.NodeId;
import io.torouter.catalog.admin.AdminParts;
import io.torouter.catalog.admin.AdminVerticle;
import io.torouter.catalog.admin.ConfigRecord;
import io.torouter.catalog.admin.NodesHeard;
import io.torouter.catalog.source.AdminAccess;
import io.torouter.catalog.watch.ConfigStatus;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.admin.AdminNode;
import io.torouter.gateway.admin.AdminToken;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.http.BodyBudget;
import io.torouter.limits.LimitBook;
import io.torouter.node.cli.Banner;
import io.torouter.node.cli.Role;
import io.torouter.settings.AdminPort;
import io.torouter.settings.Settings;
import io.torouter.snapshot.CatalogView;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.function.Supplier;

/** The admin API of a node: who may call it, where it is served, and whether this node answers. */
final class AdminStart {
    private final NodeConfig config;
    private final Settings settings;
    private final BodyBudget budget;
    private final CatalogView view;
    private final ConfigRecord edits;
    private final FailedTries tries = FailedTries.ofTokens(System::nanoTime);
    private AdminAccess access = new AdminAccess.None();

    AdminStart(NodeConfig config, BodyBudget budget, CatalogView view) {
        this.config = config;
        this.settings = config.settings();
        this.budget = budget;
        this.view = view;
        this.edits = new ConfigRecord(config.loaded(), new ConfigStatus(1, 1), Clock.systemUTC());
    }

    /** What became of edits; to be told of them. */
    ConfigRecord edits() {
        return edits;
    }

    /** Whether this node answers calls, of its own edge and of others. */
    boolean answers() {
        return config.roles().contains(Role.CATALOG) && settings.admin().enabled();
    }

    /** Finds the token, or makes one. Only nodes where operators can call need it. Blocks on the file system. */
    void open() {
        boolean serves = settings.admin().port() == AdminPort.MANAGEMENT || config.roles().contains(Role.GATEWAY);
        access = serves ? config.loader().adminAccess(settings) : new AdminAccess.None();
    }

    /** What serves it at a port; null where that is another port, or none. */
    @Nullable AdminNode at(AdminPort port, NodeId id) {
        return settings.admin().port() == port && access instanceof AdminAccess.Token known
                ? new AdminNode(id, answers(), new AdminToken(known.token()), tries, clients(), budget)
                : null;
    }

    private ClientAddresses clients() {
        return new ClientAddresses(settings.server().proxies());
    }

    /**
     * @param self what the node says of itself
     */
    AdminVerticle verticle(NodeId id, NodeCatalog catalog, LimitBook limits, Supplier<Heartbeat> self) {
        var parts =
                new AdminParts(
                        view,
                        catalog.origins(),
                        edits,
                        new NodesHeard(self, System::nanoTime),
                        catalog.adminDatabase(),
                        limits,
                        Clock.systemUTC());
        return new AdminVerticle(id.id(), parts);
    }

    Banner.Admin described(String url, String managementUrl) {
        return switch (settings.admin().port()) {
            case GATEWAY -> new Banner.Admin(url + "/admin/v1", isLocal(settings.server().host()), access);
            case MANAGEMENT ->
                    new Banner.Admin(managementUrl + "/admin/v1", isLocal(settings.management().host()), access);
        };
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
