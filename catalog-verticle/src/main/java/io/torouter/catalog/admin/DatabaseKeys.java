package io.torouter.catalog.admin;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.At;
import io.torouter.catalog.objects.KeyEdits;
import io.torouter.catalog.objects.StoredKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Keys of the database, and their edits. */
record DatabaseKeys(KeyEdits edits) implements Source {
    private static final int LONGEST_OVERLAP = 30 * 24 * 60 * 60;

    @Override
    public boolean has(String origin) {
        return origin.equals(Origins.DATABASE);
    }

    @Override
    public List<Item> after(String id, int most) throws SQLException {
        return edits.list(id, most).stream().map(DatabaseKeys::shown).toList();
    }

    @Override
    public @Nullable Item find(String id) throws SQLException {
        var found = edits.find(id);
        return found == null ? null : shown(found);
    }

    private static Item shown(StoredKey stored) {
        var json = KeyView.json(stored.key()).put("shown", stored.shown());
        json.put("hash", HexFormat.of().formatHex(stored.key().hash().bytes()));
        json.put(Item.ORIGIN, Origins.DATABASE);
        return new Item(stored.id(), Item.dated(json, stored.revision(), stored.created(), stored.changed()));
    }

    /** The only time that a key is seen, until it is rotated. */
    private static Item issued(KeyEdits.Issued issued) {
        var item = shown(issued.stored());
        var secret = issued.secret();
        if (secret != null) {
            item.json().put("key", secret.text());
        }
        return item;
    }

    Reply create(Ask ask) throws Refused, SQLException, IOException {
        ask.parameters().refuseOthers();
        var made = Edition.done(edits.create(ask.call().actor(), Entry.of(ask, Kind.KEY)));
        return issued(made).created(AdminDesk.ROOT + '/' + Kind.KEY.section());
    }

    Reply replace(Ask ask) throws Refused, SQLException, IOException {
        ask.parameters().refuseOthers();
        return shown(Edition.done(edits.update(ask.call().actor(), at(ask), Entry.of(ask, Kind.KEY)))).reply();
    }

    Reply rotate(Ask ask) throws Refused, SQLException, IOException {
        int seconds = ask.parameters().whole("overlap_seconds", 0, LONGEST_OVERLAP);
        ask.parameters().refuseOthers();
        var overlap = Duration.ofSeconds(seconds);
        return issued(Edition.done(edits.rotate(ask.call().actor(), at(ask), overlap))).reply();
    }

    Reply delete(Ask ask) throws Refused, SQLException, IOException {
        ask.parameters().refuseOthers();
        Edition.done(edits.delete(ask.call().actor(), at(ask)));
        return Reply.NOTHING;
    }

    private static At at(Ask ask) throws Refused {
        return Edition.of(ask, new ObjectRef(Kind.KEY, ask.id()));
    }
}
