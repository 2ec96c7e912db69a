package io.torouter.catalog.objects;

import io.torouter.catalog.yaml.ConfigProblem;

import java.util.List;

/** What came of an edit. */
public sealed interface Edited<T> {
    /** It is in the database, and in force everywhere within a second. */
    record Done<T>(T now) implements Edited<T> {}

    /** Nothing was changed. There is at least one problem. */
    record Refused<T>(Reason reason, List<ConfigProblem> problems) implements Edited<T> {
        public Refused {
            problems = List.copyOf(problems);
        }

        /** The same, of what was to come of it. */
        <R> Refused<R> again() {
            return new Refused<>(reason, problems);
        }
    }

    /** Why an edit is refused. */
    enum Reason {
        /** It says something that a file may not say either, or that does not fit to the rest. */
        INVALID,
        /** There is no such object in the database. */
        NOT_FOUND,
        /** The object was changed after the editor saw it. */
        STALE,
        /** There is one of that id or name already. */
        EXISTS,
        /** It stands in the configuration file, and is changed there. */
        DECLARED,
        /** Something else needs it. */
        IN_USE
    }
}
