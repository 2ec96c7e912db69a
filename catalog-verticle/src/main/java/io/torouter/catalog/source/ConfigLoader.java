package io.torouter.catalog.source;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.config.ConfigReader;
import io.torouter.catalog.config.ConfigReading;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.SettingsReading;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.settings.Settings;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Secret;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Reads the configuration of a node. Blocks on the file system: call it from {@code main} or from a worker. */
public final class ConfigLoader {
    /** How to come by the first-run key of a data directory. */
    private interface FirstRun {
        FirstRunKeyFile.Known key(FirstRunKeyFile file) throws IOException;
    }

    private static final ConfigText NO_FILE = new ConfigText("", "");

    /** The variable of the environment with the admin token, where the file has none. */
    private static final String ADMIN_TOKEN = "TOROUTER_ADMIN_TOKEN";

    private final ModelFacts facts = ModelFacts.shipped();
    private final UndeclaredChannels undeclared;
    private final ConfigReader reader;
    private final String adminToken;
    private final RandomGenerator random;
    private final Map<String, String> environment;

    /**
     * @param environment as {@code System.getenv()} gives it
     * @param random makes the first-run key, so outside tests it is a {@code SecureRandom}
     */
    public ConfigLoader(Map<String, String> environment, RandomGenerator random) {
        this.undeclared = new UndeclaredChannels(environment, KnownModels.shipped());
        this.reader = new ConfigReader(environment, undeclared::in);
        this.adminToken = environment.getOrDefault(ADMIN_TOKEN, "").strip();
        this.random = random;
        this.environment = Map.copyOf(environment);
    }

    /** As it was given. */
    public Map<String, String> environment() {
        return environment;
    }

    /** {@code torouter.yaml} in the directory, or null where there is none. */
    public static @Nullable Path defaultFile(Path workingDirectory) {
        Path file = workingDirectory.resolve("torouter.yaml");
        return Files.exists(file) ? file : null;
    }

    /**
     * Reads without leaving a trace: no first-run key is made or looked for.
     *
     * @param file null to go by the environment alone
     */
    public LoadResult check(@Nullable Path file) {
        return switch (content(file)) {
            case ConfigFile.Content.Text text -> check(text, Additions.NONE);
            case ConfigFile.Content.Unreadable(var problem) -> new Refused(List.of(problem));
        };
    }

    /**
     * Reads at the start of a node, and makes the first-run key when no key is declared.
     *
     * @param file null to go by the environment alone
     */
    public LoadResult load(@Nullable Path file) {
        return switch (content(file)) {
            case ConfigFile.Content.Text text -> withKeys(text, Additions.NONE, FirstRunKeyFile::ensure);
            case ConfigFile.Content.Unreadable(var problem) -> new Refused(List.of(problem));
        };
    }

    /** Reads in a running node: the first-run key of an earlier start counts, but nobody would see a new one. */
    public LoadResult reload(ConfigFile.Content.Text content, Additions additions) {
        return withKeys(content, additions, FirstRunKeyFile::stored);
    }

    /**
     * Reads what the file says of the node itself, without leaving a trace.
     *
     * @param file null to go by the environment alone
     */
    public SettingsReading settings(@Nullable Path file) {
        return switch (content(file)) {
            case ConfigFile.Content.Text(var text, _) -> reader.settings(text);
            case ConfigFile.Content.Unreadable(var problem) ->
                    new SettingsReading(Settings.defaults(), List.of(problem));
        };
    }

    /** How a node that serves the admin API knows who may call it; makes a token if there is none. */
    public AdminAccess adminAccess(Settings settings) {
        return adminAccess(settings, AdminTokenFile::ensure);
    }

    /** The same for a program beside the node: none is made. */
    public AdminAccess knownAdminAccess(Settings settings) {
        return adminAccess(settings, AdminTokenFile::known);
    }

    private AdminAccess adminAccess(Settings settings, Function<AdminTokenFile, AdminAccess> ofFile) {
        if (!settings.admin().enabled()) {
            return new AdminAccess.None();
        }
        var said = settings.admin().token();
        var given = said.text().isEmpty() ? new Secret(adminToken) : said;
        if (given.text().isEmpty()) {
            return ofFile.apply(new AdminTokenFile(settings.dataDir(), random));
        }
        return given.text().length() < AdminTokenFile.SHORTEST
                ? new AdminAccess.Impossible(ADMIN_TOKEN + " has fewer than 16 characters")
                : new AdminAccess.Given(given);
    }

    /** Reads without leaving a trace, and without asking whether there is any key. */
    public LoadResult check(ConfigFile.Content.Text content, Additions additions) {
        var reading = reader.read(content.text(), content.vendors(), additions);
        return reading.problems().isEmpty() ? loaded(reading, content) : new Refused(reading.problems());
    }

    private Loaded loaded(ConfigReading reading, ConfigFile.Content.Text content) {
        var origins =
                reading.declares(Kind.CHANNEL)
                        ? List.of(reading.catalog().channels().size() + " channels from " + content.text().name())
                        : undeclared.origins();
        return new Loaded(
                reading.settings(),
                described(reading.catalog()),
                origins,
                reading.warnings(),
                new FirstRunKey.NotNeeded(),
                new Declared(content, reading.declared()));
    }

    private CatalogDocument described(CatalogDocument catalog) {
        return catalog.withModels(facts.complete(catalog.models(), catalog.channels()));
    }

    private LoadResult withKeys(ConfigFile.Content.Text content, Additions additions, FirstRun firstRun) {
        return switch (check(content, additions)) {
            case Loaded loaded when !loaded.declared().any(Kind.KEY) -> withFirstRunKey(loaded, firstRun);
            case Loaded loaded -> loaded;
            case Refused refused -> refused;
        };
    }

    private LoadResult withFirstRunKey(Loaded loaded, FirstRun firstRun) {
        var file = new FirstRunKeyFile(loaded.settings().dataDir(), random);
        var text = loaded.declared().content().text();
        try {
            var known = firstRun.key(file);
            return new Loaded(
                    loaded.settings(),
                    withKey(loaded.catalog(), known),
                    loaded.origins(),
                    loaded.warnings(),
                    known.key(),
                    loaded.declared());
        } catch (NoSuchFileException e) {
            return loaded.catalog().keys().isEmpty()
                    ? refused(text, "keys", "no key is declared: add one, or restart to have a first one made")
                    : loaded;
        } catch (IOException e) {
            return refused(text, "data_dir", cannotKeepKey(file, e));
        }
    }

    private static Refused refused(ConfigText text, String path, String message) {
        String name = text.name().isEmpty() ? "configuration" : text.name();
        return new Refused(List.of(new ConfigProblem(name, 0, 0, path, message)));
    }

    private static CatalogDocument withKey(CatalogDocument catalog, FirstRunKeyFile.Known known) {
        var group = firstGroup(catalog.groups());
        var key = new ApiKey("first-run", known.hash(), group, true, Set.of(), List.of(), List.of(), null);
        return catalog.withKeys(Stream.concat(Stream.of(key), catalog.keys().stream()).toList());
    }

    private static String firstGroup(Set<String> groups) {
        return groups.contains("default") ? "default" : new TreeSet<>(groups).first();
    }

    private static String cannotKeepKey(FirstRunKeyFile file, IOException e) {
        String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
        return "no key is declared, and a first one cannot be kept in "
                + file.path()
                + " ("
                + reason
                + "): make 'data_dir' writable, or declare a key under 'keys'";
    }

    private static ConfigFile.Content content(@Nullable Path file) {
        return file == null ? new ConfigFile.Content.Text(NO_FILE) : new ConfigFile(file).read();
    }
}
