package io.torouter.catalog.config;

import static java.util.stream.Collectors.toSet;

import io.torouter.catalog.yaml.ConfigText;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.catalog.yaml.YamlReading;
import io.torouter.snapshot.Accounting;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelType;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a whole configuration. Pure but for a look whether the files it names exist. */
public final class ConfigReader {
    /** Takes what the sections may refuse, and leaves that to them. */
    private static final Scalar<String> ANY_TEXT = Scalar.of("text", text -> text);

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
        return read(text, List.of(), Additions.NONE);
    }

    /**
     * @param vendors tables of the operator, by the names of their files
     * @param additions what the catalogue has beside the file's own; a problem there names the object
     */
    public ConfigReading read(ConfigText text, List<ConfigText> vendors, Additions additions) {
        var tables = new VendorTables(environment);
        vendors.forEach(tables::read);
        var reading = new YamlReading(text, environment);
        var root = reading.root();
        var settings = SettingsSection.read(root);
        var entries = new Entries(root, additions);
        var declared = declared(entries);
        var catalog = catalog(entries, tables, additions);
        root.refuseOthers();
        var problems =
                Stream.of(reading.problems(), tables.problems(), entries.problems()).flatMap(List::stream).toList();
        var warnings = Stream.of(reading.warnings(), entries.warnings()).flatMap(List::stream).toList();
        return new ConfigReading(settings, catalog, declared, problems, warnings);
    }

    /** The sections about the node itself, whatever the file says of its catalogue. */
    public SettingsReading settings(ConfigText text) {
        var reading = new YamlReading(text, environment);
        var settings = SettingsSection.read(reading.root());
        return new SettingsReading(settings, reading.problems());
    }

    private CatalogDocument catalog(Entries entries, VendorTables tables, Additions additions) {
        var accounts = AccountSection.readAll(entries.all(Kind.ACCOUNT));
        var terms = GroupSection.readAll(entries.ofFile(Kind.GROUP), entries.others(Kind.GROUP));
        var groups = terms.keySet();
        var section = new ChannelSection(groups);
        var read = section.readAll(entries.all(Kind.CHANNEL));
        var channels =
                entries.ofFile(Kind.CHANNEL).isEmpty()
                        ? Stream.concat(read.stream(), undeclared(groups, additions)).toList()
                        : read;
        var served = new Served(channels);
        var models = new ModelSection(served).readAll(entries.all(Kind.MODEL));
        var keys = new KeySection(groups, accounts.keySet(), served);
        var all = Stream.concat(keys.readAll(entries.ofFile(Kind.KEY)).stream(), additions.keys().stream()).toList();
        entries.report(keys.problemsOf(additions.keys()));
        var accounting = new Accounting(accounts, section.prices());
        return new CatalogDocument(channels, groups, models, all, tables.vendors(), terms, accounting);
    }

    /** They make room for those of the database: the simulator for any, the others for one of the same id. */
    private Stream<Channel> undeclared(Set<String> groups, Additions additions) {
        var added =
                additions.documents().keySet().stream()
                        .filter(ref -> ref.kind() == Kind.CHANNEL)
                        .map(ObjectRef::id)
                        .collect(toSet());
        return otherChannels.apply(groups).stream()
                .filter(channel -> added.isEmpty() || channel.type() != ChannelType.SIMULATOR)
                .filter(channel -> !added.contains(channel.id()));
    }

    private static Set<ObjectRef> declared(Entries entries) {
        var declared = new HashSet<ObjectRef>();
        for (var kind : Kind.values()) {
            for (Value item : entries.ofFile(kind)) {
                Value name = item.fields().value(kind == Kind.KEY ? "name" : "id");
                String id = name != null && name.isScalar() ? name.as(ANY_TEXT) : null;
                if (id != null) {
                    declared.add(new ObjectRef(kind, id));
                }
            }
        }
        return declared;
    }
}
