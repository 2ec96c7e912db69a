package io.torouter.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a node needs to know before it starts.
 *
 * @param dataDir where the node keeps its own files, such as the first-run key, the admin token, the stored responses
 *     and the journal of the ledger; relative to the working directory
 */
public record Settings(
        ServerSettings server,
        ManagementSettings management,
        AccessLogSettings accessLog,
        ClusterSettings cluster,
        SimulatorSettings simulator,
        ResponsesSettings responses,
        DatabaseSettings database,
        LedgerSettings ledger,
        AdminSettings admin,
        LimitSettings limits,
        Path dataDir) {

    /** What an empty configuration means, on this machine. */
    public static Settings defaults() {
        return new Settings(
                ServerSettings.defaults(),
                ManagementSettings.DEFAULT,
                AccessLogSettings.DEFAULT,
                ClusterSettings.DEFAULT,
                SimulatorSettings.DEFAULT,
                ResponsesSettings.DEFAULT,
                DatabaseSettings.DEFAULT,
                LedgerSettings.DEFAULT,
                AdminSettings.DEFAULT,
                LimitSettings.DEFAULT,
                Path.of("data"));
    }

    public Settings withServer(ServerSettings other) {
        return new Settings(
                other, management, accessLog, cluster, simulator, responses, database, ledger, admin, limits, dataDir);
    }

    /** The configuration sections in which {@code next} differs, by the names they have in the file. */
    public List<String> sectionsChanged(Settings next) {
        var changed = new ArrayList<String>();
        note(changed, "server", server.equals(next.server));
        note(changed, "management", management.equals(next.management));
        note(changed, "access_log", accessLog.equals(next.accessLog));
        note(changed, "cluster", cluster.equals(next.cluster));
        note(changed, "simulator", simulator.equals(next.simulator));
        note(changed, "responses", responses.equals(next.responses));
        note(changed, "database", database.equals(next.database));
        note(changed, "ledger", ledger.equals(next.ledger));
        note(changed, "admin", admin.equals(next.admin));
        note(changed, "limits", limits.equals(next.limits));
        note(changed, "data_dir", dataDir.equals(next.dataDir));
        return List.copyOf(changed);
    }

    private static void note(List<String> changed, String section, boolean same) {
        if (!same) {
            changed.add(section);
        }
    }
}
