package io.torouter.catalog.watch;

import static java.util.stream.Collectors.joining;

import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.source.LoadResult.Refused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what became of a change of the database. */
final class ObjectLog {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectLog.class);

    void applied(Stored stored, long revision) {
        LOG.info(
                "the database's revision {} is in force as revision {} ({} objects, {} keys)",
                stored.revision(),
                revision,
                stored.documents().size(),
                stored.keys().size());
    }

    void refused(Stored stored, Refused refused) {
        LOG.warn(
                "the database's revision {} is refused, what is in force stays so:{}",
                stored.revision(),
                refused.problems().stream().map(problem -> "\n  " + problem).collect(joining()));
    }
}
