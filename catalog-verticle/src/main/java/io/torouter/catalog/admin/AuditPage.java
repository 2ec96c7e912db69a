package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.objects.Audit;
import io.torouter.catalog.objects.Edits;

import java.sql.SQLException;

/** The edits that were made, the newest first. */
record AuditPage(Edits edits) {
    Reply answer(Ask ask) throws Refused, SQLException {
        var part = ListPart.of(ask.parameters());
        long before = before(part.after());
        ask.parameters().refuseOthers();
        return part.reply(
                edits.audit(before, part.most()),
                audit -> Long.toString(audit.revision()),
                audits -> audits.stream().map(AuditPage::json));
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
