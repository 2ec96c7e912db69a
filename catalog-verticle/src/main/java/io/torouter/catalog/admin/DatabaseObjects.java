package io.torouter.catalog.admin;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.ObjectEdits;
import io.torouter.catalog.objects.StoredObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Those of the database, as they were written: what one does not say has its default. And their edits. */
record DatabaseObjects(Kind kind, ObjectEdits edits) implements Source {
    @Override
    public boolean has(String origin) {
        return origin.equals(Origins.DATABASE);
    }

    @Override
    public List<Item> after(String id, int most) throws SQLException {
        return edits.list(new ObjectRef(kind, id), most).stream().map(DatabaseObjects::shown).toList();
    }

    @Override
    public @Nullable Item find(String id) throws SQLException {
        var found = edits.find(new ObjectRef(kind, id));
        return found == null ? null : shown(found);
    }

    private static Item shown(StoredObject stored) {
        var json = Entry.json(stored.shown());
        json.put(Item.ORIGIN, Origins.DATABASE);
        return new Item(stored.ref().id(), Item.dated(json, stored.revision(), stored.created(), stored.changed()));
    }

    Reply create(Ask ask) throws Refused, SQLException, IOException {
        ask.parameters().refuseOthers();
        var made = Edition.done(edits.create(ask.call().actor(), kind, Entry.of(ask, kind)));
        return shown(made).created(AdminDesk.ROOT + '/' + kind.section());
    }

    Reply replace(Ask ask) throws Refused, SQLException, IOException {
        ask.parameters().refuseOthers();
        var at = Edition.of(ask, new ObjectRef(kind, ask.id()));
        return shown(Edition.done(edits.update(ask.call().actor(), at, Entry.of(ask, kind)))).reply();
    }

    Reply delete(Ask ask) throws Refused, SQLException, IOException {
        ask.parameters().refuseOthers();
        Edition.done(edits.delete(ask.call().actor(), Edition.of(ask, new ObjectRef(kind, ask.id()))));
        return Reply.NOTHING;
    }
}
