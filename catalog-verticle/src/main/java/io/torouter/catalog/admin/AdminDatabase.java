package io.torouter.catalog.admin;

import io.torouter.catalog.ledger.LedgerQueries;
import io.torouter.catalog.objects.Edits;
import io.torouter.catalog.objects.KeyEdits;
import io.torouter.catalog.objects.ObjectEdits;

import org.jspecify.annotations.Nullable;

/**
 * What the admin API does with the database.
 *
 * @param ledger null where this node keeps none
 */
public record AdminDatabase(Edits edits, ObjectEdits objects, KeyEdits keys, @Nullable LedgerQueries ledger) {}
