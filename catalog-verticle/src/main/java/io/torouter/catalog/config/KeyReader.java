package io.torouter.catalog.config;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.catalog.yaml.Value;
import io.torouter.catalog.yaml.YamlReading;
import io.torouter.snapshot.ApiKey;

import java.util.List;

/** Reads one key that is not of the file: its entry has all fields but the key itself. */
public final class KeyReader {
    private KeyReader() {}

    /**
     * @param key has its name for an id, and no hash unless the entry says it; means nothing while there are problems
     */
    public record Reading(ApiKey key, List<ConfigProblem> problems) {}

    /** Whether the entry of a key says by which hash it is known. */
    public static boolean saysHash(ApiKey key) {
        return !key.hash().equals(KeySection.NO_KEY);
    }

    /**
     * @param against has the groups and accounts that it may be of
     */
    public static Reading read(ConfigText text, CatalogDocument against) {
        var reading = YamlReading.literal(text);
        var section =
                new KeySection(
                        against.groups(), against.accounting().accounts().keySet(), new Served(against.channels()));
        Value value = reading.document();
        if (value == null) {
            var problem = new ConfigProblem(text.name(), 0, 0, "", "expected a mapping, got nothing");
            return new Reading(KeySection.NOTHING, List.of(problem));
        }
        var key = section.readWithoutKey(value);
        return new Reading(key, reading.problems());
    }
}
