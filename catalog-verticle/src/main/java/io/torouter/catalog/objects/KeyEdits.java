package io.torouter.catalog.objects;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.config.KeyReader;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.Edited.Reason;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Secret;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Edits of keys. The key itself is made here, told once, and kept as a hash. Blocks. */
public final class KeyEdits {
    private final Edits edits;
    private final KeyMint mint;
    private final Judge judge;

    public KeyEdits(Edits edits, KeyMint mint, Judge judge) {
        this.edits = edits;
        this.mint = mint;
        this.judge = judge;
    }

    /**
     * A key as it is now, and what its client has to send.
     *
     * @param secret is not kept anywhere: this is the only time that it is seen; null for a key whose hash was given
     */
    public record Issued(StoredKey stored, @Nullable Secret secret) {}

    /** A step to the next state of a key. */
    private record Step(String action, @Nullable StoredKey before, StoredKey after) {}

    private static ObjectRef ref(String id) {
        return new ObjectRef(Kind.KEY, id);
    }

    /**
     * @param json an entry of the file's section, without the key. Where it says a hash, no key is made: the one that
     *     has this hash is good again, under the id that it had here before
     */
    public Edited<Issued> create(String actor, String json) throws SQLException, IOException {
        return edits.run(
                actor,
                (handle, edit) -> {
                    var id = mint.id();
                    return switch (read(handle, ref(id), json)) {
                        case Edited.Refused<ApiKey> refused -> refused.again();
                        case Edited.Done<ApiKey>(var fields) ->
                                new Edited.Done<>(
                                        KeyReader.saysHash(fields)
                                                ? again(handle, id, fields, edit)
                                                : minted(handle, id, fields, edit));
                    };
                });
    }

    private static Issued again(Handle handle, String id, ApiKey fields, Edit edit) {
        var before = new KeyRows(handle).idOfDeleted(fields.hash());
        var known = fields.identified(before == null ? id : before, fields.hash());
        return new Issued(make(handle, known, "", edit), null);
    }

    private Issued minted(Handle handle, String id, ApiKey fields, Edit edit) {
        var minted = mint.key();
        return new Issued(make(handle, fields.identified(id, minted.hash()), minted.shown(), edit), minted.key());
    }

    private static StoredKey make(Handle handle, ApiKey key, String shown, Edit edit) {
        var made = new StoredKey(new IssuedKey(key, null), edit.revision(), false, shown, edit.moment(), edit.moment());
        return commit(handle, new Step("create", null, made), edit);
    }

    /**
     * @param json all of the entry: what it does not say has its default afterwards
     */
    public Edited<StoredKey> update(String actor, At at, String json) throws SQLException, IOException {
        return edits.run(
                actor,
                (handle, edit) ->
                        switch (find(handle, at)) {
                            case Edited.Refused<StoredKey> refused -> refused;
                            case Edited.Done<StoredKey>(var before) -> update(handle, before, json, edit);
                        });
    }

    private Edited<StoredKey> update(Handle handle, StoredKey before, String json, Edit edit) {
        var ref = ref(before.id());
        return switch (read(handle, ref, json)) {
            case Edited.Refused<ApiKey> refused -> refused.again();
            case Edited.Done<ApiKey>(var fields) ->
                    KeyReader.saysHash(fields) && !fields.hash().equals(before.key().hash())
                            ? Edits.refused(Reason.INVALID, ref, "hash: another key comes by rotating this one")
                            : new Edited.Done<>(
                                    commit(handle, new Step("update", before, before.changed(fields, edit)), edit));
        };
    }

    /**
     * Makes another key in the place of one.
     *
     * @param overlap how long the one until now is good beside it; one that was replaced earlier is good no longer
     */
    public Edited<Issued> rotate(String actor, At at, Duration overlap) throws SQLException, IOException {
        return edits.run(
                actor,
                (handle, edit) ->
                        switch (find(handle, at)) {
                            case Edited.Refused<StoredKey> refused -> refused.again();
                            case Edited.Done<StoredKey>(var before) ->
                                    new Edited.Done<>(rotate(handle, before, overlap, edit));
                        });
    }

    private Issued rotate(Handle handle, StoredKey before, Duration overlap, Edit edit) {
        var minted = mint.key();
        var after = before.rotated(minted, edit.moment().plus(overlap), edit);
        return new Issued(commit(handle, new Step("rotate", before, after), edit), minted.key());
    }

    /** Whatever else is wrong with the catalogue, a key can always be taken away. */
    public Edited<StoredKey> delete(String actor, At at) throws SQLException, IOException {
        return edits.run(
                actor,
                (handle, edit) ->
                        switch (find(handle, at)) {
                            case Edited.Refused<StoredKey> refused -> refused;
                            case Edited.Done<StoredKey>(var before) ->
                                    new Edited.Done<>(
                                            commit(handle, new Step("delete", before, before.deletedBy(edit)), edit));
                        });
    }

    private Edited<StoredKey> find(Handle handle, At at) {
        var stored = new KeyRows(handle).find(at.ref().id());
        if (stored == null) {
            return Edits.missing(at.ref(), judge);
        }
        return at.matches(stored.revision()) ? new Edited.Done<>(stored) : Edits.stale(at, stored.revision());
    }

    /** The fields of a key that fits to the catalogue. */
    private Edited<ApiKey> read(Handle handle, ObjectRef ref, String json) {
        return switch (judge.of(new Additions(new ObjectRows(handle).shown(), List.of()))) {
            case LoadResult.Refused(var problems) -> new Edited.Refused<>(Reason.INVALID, problems);
            case LoadResult.Loaded loaded -> read(handle, ref, json, loaded.catalog());
        };
    }

    private Edited<ApiKey> read(Handle handle, ObjectRef ref, String json, CatalogDocument catalog) {
        String text;
        try {
            text = Document.parse(json).json();
        } catch (IllegalArgumentException e) {
            return Edits.refused(Reason.INVALID, ref, String.valueOf(e.getMessage()));
        }
        var reading = KeyReader.read(new ConfigText(ref.toString(), text), catalog);
        if (!reading.problems().isEmpty()) {
            return new Edited.Refused<>(Reason.INVALID, reading.problems());
        }
        var name = reading.key().name();
        var owner = new KeyRows(handle).idOf(name);
        if ((owner != null && !owner.equals(ref.id())) || judge.isDeclared(ref(name))) {
            return Edits.refused(Reason.EXISTS, ref, "name: there is a key '" + name + "' already");
        }
        var same = same(handle, ref, reading.key(), catalog);
        return same == null
                ? new Edited.Done<>(reading.key())
                : Edits.refused(Reason.EXISTS, ref, "hash: it is the key '" + same + "'");
    }

    /** The name of another key that answers to the hash which the entry says, or null. */
    private static @Nullable String same(Handle handle, ObjectRef ref, ApiKey key, CatalogDocument catalog) {
        if (!KeyReader.saysHash(key)) {
            return null;
        }
        return catalog.keys().stream()
                .filter(declared -> declared.hash().equals(key.hash()))
                .map(ApiKey::name)
                .findFirst()
                .orElseGet(() -> new KeyRows(handle).nameOf(key.hash(), ref.id()));
    }

    private static StoredKey commit(Handle handle, Step step, Edit edit) {
        var before = step.before();
        var after = step.after();
        new KeyRows(handle).put(after);
        new AuditRows(handle)
                .add(
                        edit.audit(
                                step.action(),
                                ref(after.id()),
                                before == null ? "" : before.document(),
                                after.deleted() ? "" : after.document()));
        return after;
    }

    /** One, or null where the database has none. */
    public @Nullable StoredKey find(String id) throws SQLException {
        return edits.database().read(handle -> new KeyRows(handle).find(id));
    }

    /**
     * Some, by id.
     *
     * @param after the id of the last one that was seen; empty for the first ones
     */
    public List<StoredKey> list(String after, int most) throws SQLException {
        return edits.database().read(handle -> new KeyRows(handle).after(after, most));
    }
}
