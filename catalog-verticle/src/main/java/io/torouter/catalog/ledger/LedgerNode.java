package io.torouter.catalog.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.catalog.database.Database;
import io.torouter.settings.LedgerSettings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a node's part of the ledger works with.
 *
 * @param id of the node on the bus
 * @param directory of the journal
 * @param database null on a node without one, whose rows go to another node
 */
public record LedgerNode(
        String id,
        Path directory,
        LedgerSettings settings,
        @Nullable Database database,
        MeterRegistry registry,
        InstantSource clock) {}
