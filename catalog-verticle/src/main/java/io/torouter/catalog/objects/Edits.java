package io.torouter.catalog.objects;

import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.objects.Edited.Reason;
import io.torouter.catalog.yaml.ConfigProblem;

import org.jdbi.v3.core.Handle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * The transactions of edits: one after the other, on all nodes together. Blocks: use it on {@link Database#threads}.
 *
 * @param clock of the moments that are written down
 */
public record Edits(Database database, InstantSource clock) {
    /** What an edit does, in its transaction. */
    interface Work<T> {
        /**
         * @throws UncheckedIOException if a credential cannot be sealed or opened
         */
        Edited<T> in(Handle handle, Edit edit) throws SQLException;
    }

    /** Does work, and takes everything back where it is refused. */
    <T> Edited<T> run(String actor, Work<T> work) throws SQLException, IOException {
        try {
            return database.write(handle -> {
                var edit = new Edit(Revision.raise(handle), clock.instant(), actor);
                var outcome = work.in(handle, edit);
                if (outcome instanceof Edited.Refused) {
                    handle.rollback();
                }
                return outcome;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Some edits before a revision, the newest first. */
    public List<Audit> audit(long before, int most) throws SQLException {
        return database.read(handle -> new AuditRows(handle).before(before, most));
    }

    static <T> Edited<T> refused(Reason reason, ObjectRef ref, String message) {
        return new Edited.Refused<>(reason, List.of(problem(ref, message)));
    }

    static ConfigProblem problem(ObjectRef ref, String message) {
        return new ConfigProblem(ref.toString(), 0, 0, "", message);
    }

    static <T> Edited<T> stale(At at, long now) {
        return refused(
                Reason.STALE, at.ref(), "it is of revision " + now + " now, and not of " + at.revision() + " any more");
    }

    static <T> Edited<T> missing(ObjectRef ref, Judge judge) {
        return judge.isDeclared(ref)
                ? declared(ref)
                : refused(Reason.NOT_FOUND, ref, "there is none of that id in the database");
    }

    static <T> Edited<T> declared(ObjectRef ref) {
        return refused(Reason.DECLARED, ref, "it stands in the configuration file, and is changed there");
    }
}
