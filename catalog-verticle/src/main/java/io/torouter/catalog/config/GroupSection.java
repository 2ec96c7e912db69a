package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Value;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The {@code groups} of the file. */
final class GroupSection {
    /** Exists without being declared, unless groups are declared. */
    static final String DEFAULT = "default";

    private GroupSection() {}

    /** The ids in the order of the file; never empty. */
    static Set<String> readAll(List<Value> items) {
        var ids = new Ids("group id");
        var groups = new LinkedHashSet<String>();
        for (Value item : items) {
            groups.add(read(item, ids));
        }
        return groups.isEmpty() ? Set.of(DEFAULT) : groups;
    }

    private static String read(Value item, Ids ids) {
        var in = item.fields();
        String id = in.require("id", Ids.ID, item.path());
        in.refuseOthers();
        ids.claim(id, item);
        return id;
    }
}
