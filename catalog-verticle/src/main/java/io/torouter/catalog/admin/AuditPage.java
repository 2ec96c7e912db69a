package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.objects.Audit;
import io.torouter.catalog.objects.Edits;

import java.sql.SQLException;

/** The edits that were made, the newest first. */
record AuditPage(Edits edits) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    Reply answer(Ask ask) throws Refused, SQLException {
        int limit = ask.parameters().whole("limit", USUAL, MOST);
        long before = before(Cursor.read(ask.parameters().text("cursor")));
        ask.parameters().refuseOthers();
        var found = edits.audit(before, limit + 1);
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        found.stream().limit(limit).forEach(audit -> data.add(json(audit)));
        return Reply.of(
                found.size() > limit
                        ? json.put("next", Cursor.write(Long.toString(found.get(limit - 1).revision())))
                        : json.putNull("next"));
    }

    private static long before(String revision) throws Refused {
        try {
            return revision.isEmpty() ? Long.MAX_VALUE : Long.parseLong(revision);
        } catch (NumberFormatException _) {
            throw Refused.parameter("cursor", "expected the 'next' of a list");
        }
    }

    private static ObjectNode json(Audit audit) {
        var json = JsonNodeFactory.instance.objectNode().put("revision", audit.revision());
        json.put("at", audit.moment().toString()).put("actor", audit.actor()).put("action", audit.action());
        json.put("kind", audit.ref().kind().id()).put("id", audit.ref().id());
        put(json, "before", audit.before());
        put(json, "after", audit.after());
        return json;
    }

    private static void put(ObjectNode json, String name, String state) {
        if (state.isEmpty()) {
            json.putNull(name);
        } else {
            json.set(name, Entry.json(state));
        }
    }
}
