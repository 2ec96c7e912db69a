package io.torouter.catalog.config;

import io.torouter.catalog.yaml.ConfigText;
import io.torouter.catalog.yaml.YamlReading;
import io.torouter.snapshot.Channel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a whole configuration. Pure but for a look whether the files it names exist. */
public final class ConfigReader {
    private static final String NO_DATABASE =
            "'database' is not available in this version: the catalogue is what this file declares";

    private final Map<String, String> environment;
    private final Function<Set<String>, List<Channel>> otherChannels;

    /**
     * @param environment what {@code ${NAME}} refers to
     * @param otherChannels the channels for a set of group ids, used when the file declares none
     */
    public ConfigReader(Map<String, String> environment, Function<Set<String>, List<Channel>> otherChannels) {
        this.environment = environment;
        this.otherChannels = otherChannels;
    }

    public ConfigReading read(ConfigText text) {
        return read(text, List.of());
    }

    /**
     * @param vendors tables of the operator, by the names of their files
     */
    public ConfigReading read(ConfigText text, List<ConfigText> vendors) {
        var tables = new VendorTables(environment);
        vendors.forEach(tables::read);
        var reading = new YamlReading(text, environment);
        var root = reading.root();
        var settings = SettingsSection.read(root);
        var groups = GroupSection.readAll(root.items("groups"));
        var declared = root.items("channels");
        var channels = declared.isEmpty() ? otherChannels.apply(groups) : new ChannelSection(groups).readAll(declared);
        var served = new Served(channels);
        var models = new ModelSection(served).readAll(root.items("models"));
        var keys = new KeySection(groups, served).readAll(root.items("keys"));
        root.refuseUnavailable("database", NO_DATABASE);
        root.refuseOthers();
        var catalog = new CatalogDocument(channels, groups, models, keys, tables.vendors());
        var problems = Stream.of(reading.problems(), tables.problems()).flatMap(List::stream).toList();
        return new ConfigReading(settings, catalog, !declared.isEmpty(), problems, reading.warnings());
    }
}
