package io.torouter.catalog.source;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.yaml.ConfigText;

import java.util.Set;

/**
 * The part of the file in what was loaded.
 *
 * @param content the text that it was loaded from
 * @param objects what stands in there, keys by their names
 */
public record Declared(ConfigFile.Content.Text content, Set<ObjectRef> objects) {
    /** That of no file. */
    public static final Declared NOTHING = new Declared(new ConfigFile.Content.Text(new ConfigText("", "")), Set.of());

    public Declared {
        objects = Set.copyOf(objects);
    }

    /** Whether there are any of a kind. */
    public boolean any(Kind kind) {
        return objects.stream().anyMatch(ref -> ref.kind() == kind);
    }
}
