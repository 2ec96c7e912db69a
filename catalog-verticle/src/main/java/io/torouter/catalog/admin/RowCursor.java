package io.torouter.catalog.admin;

import io.torouter.catalog.ledger.LedgerQueries;
import io.torouter.ledger.LedgerRow;

import org.jspecify.annotations.Nullable;

/** A place in the ledger as text: its time and the id of a request. */
final class RowCursor {
    private RowCursor() {}

    static String write(LedgerRow row) {
        return row.startedMillis() + " " + row.id();
    }

    /** Null, and so in front of all rows, for an empty text. */
    static LedgerQueries.@Nullable Cursor read(String text) throws Refused {
        if (text.isEmpty()) {
            return null;
        }
        int space = text.indexOf(' ');
        try {
            if (space > 0) {
                return new LedgerQueries.Cursor(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw Refused.parameter("cursor", "expected the 'next' of a list of requests");
    }
}
