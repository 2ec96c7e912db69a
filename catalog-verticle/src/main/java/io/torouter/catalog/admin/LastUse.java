package io.torouter.catalog.admin;

import io.torouter.catalog.ledger.LedgerQueries;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;

/**
 * When a key was used last, by the ledger. What is listed is listed without it where the ledger cannot say. Blocks.
 *
 * @param ledger null where none is kept
 */
record LastUse(@Nullable LedgerQueries ledger) {
    private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
    static final String FIELD = "last_used";

    void addTo(Item key) {
        if (ledger == null) {
            return;
        }
        try {
            var last = ledger.lastUse(key.id());
            key.json().put(FIELD, last == null ? null : last.toString());
        } catch (SQLException cause) {
            LOG.debug("the ledger cannot say when {} was used: {}", key.id(), cause.toString());
        }
    }
}
