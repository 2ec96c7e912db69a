package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Quantities;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.settings.AccessLogSettings;
import io.torouter.settings.AccessLogTarget;
import io.torouter.settings.ClusterSettings;
import io.torouter.settings.DatabaseSettings;
import io.torouter.settings.LedgerSettings;
import io.torouter.settings.LimitSettings;
import io.torouter.settings.ManagementSettings;
import io.torouter.settings.ResponsesSettings;
import io.torouter.settings.Settings;
import io.torouter.settings.SimulatorFault;
import io.torouter.settings.SimulatorSettings;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The sections that are fixed while a node runs: {@code management}, {@code access_log}, {@code cluster} and so on. */
final class SettingsSection {
    static final Scalar<String> HOST = Scalar.matching("a host name or address", "[A-Za-z0-9._:%\\[\\]-]{1,255}");
    static final Scalar<Path> PATH = Scalar.of("a path", SettingsSection::path);

    private static final Scalar<String> MEMBER =
            Scalar.matching("host or host:port", "(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]{1,255})(:[0-9]{1,5})?");
    private static final Scalar<BigDecimal> RATE = Scalar.decimal(0, 1);
    private static final Scalar<Duration> DELAY = Quantities.duration("0s", "10m");
    private static final Scalar<Duration> TTL = Quantities.duration("1s", "3650d");
    private static final Scalar<Long> STORE = Quantities.size("64KB", "1024GB");
    private static final Scalar<String> DATABASE =
            new Scalar<>(
                    "a JDBC URL such as jdbc:sqlite:data/torouter.db or jdbc:postgresql://host/torouter",
                    (text, _) -> databaseUrl(text));
    private static final Scalar<Duration> FLUSH = Quantities.duration("1ms", "10s");
    private static final Scalar<Long> JOURNAL = Quantities.size("4MB", "1024GB");
    private static final Scalar<Duration> RETENTION = Quantities.duration("7d", "36500d");
    private static final Scalar<Boolean> WHEN_UNREACHABLE =
            Scalar.oneOf("choice", Map.of("allow", true, "refuse", false));
    private static final Scalar<AccessLogTarget> TARGET =
            new Scalar<>(
                    "stdout, stderr, off or the path of a file",
                    (text, shown) ->
                            switch (text) {
                                case "stdout" -> new AccessLogTarget.Stdout();
                                case "stderr" -> new AccessLogTarget.Stderr();
                                case "off" -> new AccessLogTarget.Off();
                                default -> new AccessLogTarget.ToFile(PATH.parser().parse(text, shown));
                            });

    private SettingsSection() {}

    static Settings read(Fields root) {
        return new Settings(
                ServerSection.read(root.section("server")),
                management(root.section("management")),
                accessLog(root.section("access_log")),
                cluster(root.section("cluster")),
                simulator(root.section("simulator")),
                responses(root.section("responses")),
                database(root.section("database")),
                ledger(root.section("ledger")),
                AdminSection.read(root.section("admin")),
                limits(root.section("limits")),
                root.read("data_dir", PATH, Settings.defaults().dataDir()));
    }

    private static ManagementSettings management(Fields in) {
        var usual = ManagementSettings.DEFAULT;
        var management =
                new ManagementSettings(
                        in.read("host", HOST, usual.host()), in.read("port", Scalar.port(), usual.port()));
        in.refuseOthers();
        return management;
    }

    private static AccessLogSettings accessLog(Fields in) {
        var accessLog = new AccessLogSettings(in.read("target", TARGET, AccessLogSettings.DEFAULT.target()));
        in.refuseOthers();
        return accessLog;
    }

    private static ClusterSettings cluster(Fields in) {
        var usual = ClusterSettings.DEFAULT;
        var cluster =
                new ClusterSettings(
                        in.read("enabled", Scalar.flag(), usual.enabled()),
                        in.read("name", Ids.ID, usual.name()),
                        in.read("host", HOST, usual.host()),
                        in.read("port", Scalar.port(), usual.port()),
                        in.read("event_bus_port", Scalar.port(), usual.eventBusPort()),
                        in.list("members", MEMBER));
        in.refuseUnavailable("kubernetes", "'kubernetes' is not available in this version: list the 'members'");
        in.refuseOthers();
        return cluster;
    }

    private static SimulatorSettings simulator(Fields in) {
        var usual = SimulatorSettings.DEFAULT;
        var simulator =
                new SimulatorSettings(
                        in.read("seed", Scalar.wholeLong(Long.MIN_VALUE), usual.seed()),
                        in.read("first_token_delay", DELAY, usual.firstTokenDelay()),
                        in.read("token_delay", DELAY, usual.tokenDelay()),
                        in.read("tokens", Scalar.whole(1, 1_000_000), usual.tokens()),
                        fault(in.section("fault")));
        in.refuseOthers();
        return simulator;
    }

    private static ResponsesSettings responses(Fields in) {
        var usual = ResponsesSettings.DEFAULT;
        var responses =
                new ResponsesSettings(
                        in.read("enabled", Scalar.flag(), usual.enabled()),
                        in.read("ttl", TTL, usual.ttl()),
                        in.read("max_bytes", STORE, usual.maxBytes()),
                        in.read("max_count", Scalar.whole(1, 100_000_000), usual.maxCount()));
        in.refuseOthers();
        return responses;
    }

    private static DatabaseSettings database(Fields in) {
        var usual = DatabaseSettings.DEFAULT;
        var database =
                new DatabaseSettings(
                        in.read("enabled", Scalar.flag(), usual.enabled()),
                        in.read("url", DATABASE, usual.url()),
                        in.read("user", Scalar.text(), usual.user()),
                        in.read("password", Scalar.secret(), usual.password()),
                        in.read("connections", Scalar.whole(1, 1000), usual.connections()));
        in.refuseOthers();
        return database;
    }

    /** It may hold a password, so no message repeats it. */
    private static String databaseUrl(String text) {
        if (!text.startsWith("jdbc:sqlite:") && !text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("expected " + DATABASE.expected() + " (what came is not shown)");
        }
        return text;
    }

    private static LedgerSettings ledger(Fields in) {
        var usual = LedgerSettings.DEFAULT;
        var ledger =
                new LedgerSettings(
                        in.read("enabled", Scalar.flag(), usual.enabled()),
                        in.read("flush", FLUSH, usual.flush()),
                        in.read("journal_max_bytes", JOURNAL, usual.journalMaxBytes()),
                        in.read("retention", RETENTION, usual.retention()));
        in.refuseOthers();
        return ledger;
    }

    private static LimitSettings limits(Fields in) {
        var limits =
                new LimitSettings(
                        in.read("when_unreachable", WHEN_UNREACHABLE, LimitSettings.DEFAULT.allowsUnreachable()));
        in.refuseOthers();
        return limits;
    }

    private static SimulatorFault fault(Fields in) {
        var none = BigDecimal.ZERO;
        var fault =
                new SimulatorFault(
                        in.read("error_rate", RATE, none).doubleValue(),
                        in.read("error_status", Scalar.whole(400, 599), SimulatorFault.NONE.errorStatus()),
                        in.read("cut_rate", RATE, none).doubleValue(),
                        in.read("stall_rate", RATE, none).doubleValue());
        in.refuseOthers();
        return fault;
    }

    /** {@link InvalidPathException} is an {@link IllegalArgumentException} already. */
    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return Path.of(text);
    }
}
