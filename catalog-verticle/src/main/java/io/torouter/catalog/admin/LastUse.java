package io.torouter.catalog.admin;

import io.torouter.catalog.ledger.LedgerQueries;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;

/**
 * When keys were used last, by the ledger. What is listed is listed without it where the ledger cannot say. Blocks.
 *
 * @param ledger null where none is kept
 */
record LastUse(@Nullable LedgerQueries ledger) {
    private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
    static final String FIELD = "last_used";

    void addTo(List<Item> keys) {
        if (ledger == null) {
            return;
        }
        try {
            var latest = ledger.lastUses(keys.stream().map(Item::id).toList());
            for (var key : keys) {
                var last = latest.get(key.id());
                key.json().put(FIELD, last == null ? null : last.toString());
            }
        } catch (SQLException cause) {
            LOG.debug("the ledger cannot say when keys were used: {}", cause.toString());
        }
    }
}
