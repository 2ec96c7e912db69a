package io.torouter.catalog.objects;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.Edited.Reason;
import io.torouter.catalog.secrets.Vault;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.yaml.ConfigProblem;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Edits of accounts, groups, channels and models. Each is judged with the whole catalogue that it makes, before it is
 * committed. Blocks.
 *
 * <p>A credential comes in and never goes out: it is shown as {@code ***}, and what comes back so is left as it is,
 * unless it would then go to another address than the one it was given for.
 */
public final class ObjectEdits {
    private static final int LONGEST = 1 << 20;

    private final Edits edits;
    private final Vault vault;
    private final Judge judge;

    public ObjectEdits(Edits edits, Vault vault, Judge judge) {
        this.edits = edits;
        this.vault = vault;
        this.judge = judge;
    }

    /**
     * A step to the next state of an object.
     *
     * @param judged the document as readers are to see it: with a credential that is new, and a mask for an old one
     */
    private record Step(String action, @Nullable StoredObject before, StoredObject after, String judged) {}

    /**
     * @param json an entry of the file's section
     */
    public Edited<StoredObject> create(String actor, Kind kind, String json) throws SQLException, IOException {
        var unnamed = new ObjectRef(kind, "");
        return switch (parse(unnamed, json)) {
            case Edited.Refused<Document> refused -> refused.again();
            case Edited.Done<Document>(var document) -> {
                var ref = new ObjectRef(kind, document.text("id"));
                yield ref.id().isEmpty()
                        ? Edits.refused(Reason.INVALID, unnamed, "'id' is missing")
                        : edits.run(actor, (handle, edit) -> create(handle, ref, document, edit));
            }
        };
    }

    private Edited<StoredObject> create(Handle handle, ObjectRef ref, Document document, Edit edit)
            throws SQLException {
        if (judge.isDeclared(ref)) {
            return Edits.declared(ref);
        }
        if (new ObjectRows(handle).find(ref) != null) {
            return Edits.refused(Reason.EXISTS, ref, "there is one of that id already");
        }
        if (document.isMasked()) {
            return Edits.refused(Reason.INVALID, ref, "api_key: expected the credential itself, not a mask");
        }
        var objection = ref.kind() == Kind.CHANNEL ? judge.objection(document) : null;
        if (objection != null) {
            return Edits.refused(Reason.INVALID, ref, objection);
        }
        var made =
                new StoredObject(
                        ref,
                        edit.revision(),
                        false,
                        document.withoutSecret().json(),
                        sealed(ref, document),
                        edit.moment(),
                        edit.moment());
        return commit(handle, new Step("create", null, made, document.json()), edit);
    }

    /**
     * @param json all of the entry: what it does not say has its default afterwards
     */
    public Edited<StoredObject> update(String actor, At at, String json) throws SQLException, IOException {
        return switch (parse(at.ref(), json)) {
            case Edited.Refused<Document> refused -> refused.again();
            case Edited.Done<Document>(var document) ->
                    edits.run(
                            actor,
                            (handle, edit) ->
                                    switch (find(handle, at)) {
                                        case Edited.Refused<StoredObject> refused -> refused;
                                        case Edited.Done<StoredObject>(var before) ->
                                                update(handle, before, document, edit);
                                    });
        };
    }

    private Edited<StoredObject> find(Handle handle, At at) {
        var stored = new ObjectRows(handle).find(at.ref());
        if (stored == null) {
            return Edits.missing(at.ref(), judge);
        }
        return at.matches(stored.revision()) ? new Edited.Done<>(stored) : Edits.stale(at, stored.revision());
    }

    private Edited<StoredObject> update(Handle handle, StoredObject before, Document document, Edit edit)
            throws SQLException {
        var ref = before.ref();
        if (!document.text("id").isEmpty() && !document.text("id").equals(ref.id())) {
            return Edits.refused(Reason.INVALID, ref, "id: an id stays what it is");
        }
        if (document.isMasked() && !before.secret().isEmpty() && leadsElsewhere(before, document)) {
            return Edits.refused(
                    Reason.INVALID,
                    ref,
                    "api_key: expected the credential again, since it would go elsewhere than before");
        }
        var objection = ref.kind() == Kind.CHANNEL && isMoved(before, document) ? judge.objection(document) : null;
        if (objection != null) {
            return Edits.refused(Reason.INVALID, ref, objection);
        }
        var named = document.isMasked() && before.secret().isEmpty() ? document.withoutSecret() : document;
        var whole = named.withId("id", ref.id());
        var secret = whole.isMasked() ? before.secret() : sealed(ref, whole);
        var after = before.changed(whole.withoutSecret().json(), secret, edit);
        return commit(handle, new Step("update", before, after, whole.json()), edit);
    }

    /** Whoever may edit a channel must not learn its credential by pointing the channel at a host of his own. */
    private static boolean leadsElsewhere(StoredObject before, Document document) {
        return isMoved(before, document)
                || !Document.parse(before.document()).text("type").equals(document.text("type"));
    }

    private static boolean isMoved(StoredObject before, Document document) {
        return !Document.parse(before.document()).text("base_url").equals(document.text("base_url"));
    }

    public Edited<StoredObject> delete(String actor, At at) throws SQLException, IOException {
        return edits.run(
                actor,
                (handle, edit) ->
                        switch (find(handle, at)) {
                            case Edited.Refused<StoredObject> refused -> refused;
                            case Edited.Done<StoredObject>(var before) ->
                                    commit(handle, new Step("delete", before, before.deletedBy(edit), ""), edit);
                        });
    }

    /** What was wrong already, with what an edit does not touch, does not stand in its way. */
    private Edited<StoredObject> commit(Handle handle, Step step, Edit edit) throws SQLException {
        var rows = new ObjectRows(handle);
        var documents = rows.shown();
        var before = Map.copyOf(documents);
        var after = step.after();
        if (after.deleted()) {
            documents.remove(after.ref());
        } else {
            documents.put(after.ref(), step.judged());
        }
        var refusal = refusal(after, documents, before, new KeyRows(handle));
        if (refusal != null) {
            return refusal;
        }
        rows.put(after);
        new AuditRows(handle).add(audit(step, edit));
        return new Edited.Done<>(after);
    }

    private Edited.@Nullable Refused<StoredObject> refusal(
            StoredObject after, Map<ObjectRef, String> next, Map<ObjectRef, String> before, KeyRows keys) {
        return switch (judge.of(new Additions(next, List.of()))) {
            case LoadResult.Refused(var problems) -> {
                var added = beyond(problems, before);
                yield added.isEmpty() ? null : new Edited.Refused<>(Reason.INVALID, added);
            }
            case LoadResult.Loaded loaded -> {
                var user = userOf(after, loaded.catalog(), keys);
                yield user == null
                        ? null
                        : new Edited.Refused<>(
                                Reason.IN_USE, List.of(Edits.problem(after.ref(), "the key '" + user + "' needs it")));
            }
        };
    }

    private List<ConfigProblem> beyond(List<ConfigProblem> problems, Map<ObjectRef, String> before) {
        return judge.of(new Additions(before, List.of())) instanceof LoadResult.Refused(var known)
                ? problems.stream().filter(problem -> !known.contains(problem)).toList()
                : problems;
    }

    private static @Nullable String userOf(StoredObject after, CatalogDocument catalog, KeyRows keys) {
        var ref = after.ref();
        if (!after.deleted()) {
            return null;
        }
        return switch (ref.kind()) {
            case GROUP -> catalog.groups().contains(ref.id()) ? null : keys.oneOfGroup(ref.id());
            case ACCOUNT -> keys.oneOfAccount(ref.id());
            case CHANNEL, MODEL, KEY -> null;
        };
    }

    private static Audit audit(Step step, Edit edit) {
        var before = step.before();
        return edit.audit(
                step.action(),
                step.after().ref(),
                before == null ? "" : before.shown(),
                step.after().deleted() ? "" : step.after().shown());
    }

    private String sealed(ObjectRef ref, Document document) {
        var secret = document.secret();
        try {
            return secret == null ? "" : vault.seal(ref.toString(), secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Edited<Document> parse(ObjectRef ref, String json) {
        if (json.length() > LONGEST) {
            return Edits.refused(Reason.INVALID, ref, "expected at most " + LONGEST + " characters");
        }
        try {
            return new Edited.Done<>(Document.parse(json));
        } catch (IllegalArgumentException e) {
            return Edits.refused(Reason.INVALID, ref, String.valueOf(e.getMessage()));
        }
    }

    /** One, or null where the database has none. */
    public @Nullable StoredObject find(ObjectRef ref) throws SQLException {
        return edits.database().read(handle -> new ObjectRows(handle).find(ref));
    }

    /**
     * Some of a kind, by id.
     *
     * @param after the last one that was seen; with an empty id for the first ones
     */
    public List<StoredObject> list(ObjectRef after, int most) throws SQLException {
        return edits.database().read(handle -> new ObjectRows(handle).after(after, most));
    }
}
