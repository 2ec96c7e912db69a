package io.torouter.cli.oneapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.FreeIds;
import io.torouter.cli.catalogue.Section;

import java.util.LinkedHashMap;
import java.util.Map;

/** The groups of the channels, by their names there. */
final class Groups {
    private static final String DEFAULT = "default";

    private final FreeIds ids = new FreeIds();
    private final Map<String, String> idByName = new LinkedHashMap<>();
    private final Draft draft;

    Groups(Draft draft) {
        this.draft = draft;
    }

    String id(String name) {
        return idByName.computeIfAbsent(name, _ -> ids.like(name, "group"));
    }

    /** Where there is only the usual one, nothing has to be said. */
    void declare() {
        if (idByName.values().stream().allMatch(DEFAULT::equals)) {
            return;
        }
        idByName.forEach((name, id) -> {
            var group = JsonNodeFactory.instance.objectNode().put("id", id);
            draft.add(Section.GROUPS, group);
            if (!name.equals(id)) {
                draft.note("group '" + name + "'", "becomes '" + id + "'");
            }
        });
        draft.note("groups", "their ratios are not in the file: set 'multiplier' where it is not 1");
    }
}
