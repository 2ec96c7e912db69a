package io.torouter.gateway.admin;

import io.torouter.bus.NodeId;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.http.BodyBudget;

/**
 * What those instances of one node share that serve the admin API.
 *
 * @param here whether this node answers calls itself
 */
public record AdminNode(
        NodeId id, boolean here, AdminToken token, FailedTries tries, ClientAddresses clients, BodyBudget budget) {}
