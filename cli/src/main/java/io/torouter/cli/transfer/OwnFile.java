package io.torouter.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.Members;
import io.torouter.cli.catalogue.Section;

/** Takes the objects out of a configuration file. What is in them is read by the gateway. */
final class OwnFile {
    private OwnFile() {}

    static Draft convert(JsonNode document) {
        var draft = new Draft();
        var root = new Members(document, "", draft);
        for (var section : Section.values()) {
            int i = 0;
            for (var entry : root.items(section.id())) {
                var path = section.id() + '[' + i++ + ']';
                if (entry instanceof ObjectNode object && object.path(section.naming()).isValueNode()) {
                    draft.add(section, object.deepCopy());
                } else {
                    draft.note(path, "not carried: expected a mapping with '" + section.naming() + "'");
                }
            }
        }
        root.noteOthers("not carried: nodes read it from their files, at their start");
        return draft;
    }
}
