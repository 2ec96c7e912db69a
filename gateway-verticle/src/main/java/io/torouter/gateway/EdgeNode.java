package io.torouter.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.bus.LocalRouters;
import io.torouter.bus.NodeId;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.admin.AdminNode;
import io.torouter.gateway.http.BodyBudget;
import io.torouter.gateway.log.AccessLog;
import io.torouter.gateway.stream.OpenStreams;
import io.torouter.settings.LedgerSettings;
import io.torouter.settings.ServerSettings;
import io.torouter.snapshot.CatalogView;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the edge instances of one node share.
 *
 * @param log null where no access log is written
 * @param ledger null where no ledger is
 * @param admin null where the admin API is served elsewhere, or nowhere
 * @param guesses who sent keys that nobody knows
 * @param draining set when the node takes no new requests
 */
public record EdgeNode(
        NodeId id,
        LocalRouters routers,
        CatalogView catalog,
        ServerSettings settings,
        MeterRegistry registry,
        BodyBudget budget,
        OpenStreams open,
        EdgeLimits limits,
        FailedTries guesses,
        @Nullable AccessLog log,
        @Nullable LedgerSettings ledger,
        @Nullable AdminNode admin,
        AtomicBoolean draining) {}
