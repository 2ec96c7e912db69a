package io.torouter.router;

import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.bus.LocalRouters;
import io.torouter.bus.NodeId;
import io.torouter.router.health.ChannelHealth;
import io.torouter.router.selection.ChannelLoad;
import io.torouter.snapshot.CatalogView;
import io.torouter.snapshot.UpstreamReach;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.translation.grid.Halves;

import java.net.URI;
import java.time.Duration;

/**
 * What the router instances of one node share.
 *
 * @param halves the dialects that can be translated
 * @param estimator of tokens; one for all, since its tables are large
 * @param simulator base URL of the node's simulator, version path included, for channels of that type
 * @param keepAliveComment silence in a stream after which it gets a comment; zero for never
 * @param channelHeaders whether answers name the channel and the number of attempts
 * @param grammarSample the share of requests whose streams are checked against their grammar
 * @param reach where channels of the database may lead
 * @param keepsResponses whether the node has a store of responses
 * @param maxContextBytes the most that one stored conversation may add to a request
 */
public record RouterNode(
        NodeId id,
        LocalRouters routers,
        CatalogView catalog,
        Halves halves,
        TokenEstimator estimator,
        ChannelLoad load,
        ChannelHealth health,
        MeterRegistry registry,
        URI simulator,
        Duration keepAliveComment,
        boolean channelHeaders,
        double grammarSample,
        UpstreamReach reach,
        boolean keepsResponses,
        long maxContextBytes) {}
