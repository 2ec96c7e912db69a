package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.bus.Heartbeat;
import io.torouter.catalog.admin.Route.Ask;

/** The nodes that live. */
record NodesPage(NodesHeard nodes) {
    Reply answer(Ask ask) throws Refused {
        ask.parameters().refuseOthers();
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        var self = nodes.self().node();
        for (var node : nodes.living()) {
            data.add(json(node).put("answers_this", node.node().equals(self)));
        }
        return Reply.of(json);
    }

    private static ObjectNode json(Heartbeat node) {
        var json = JsonNodeFactory.instance.objectNode().put("id", node.node());
        var roles = json.putArray("roles");
        if (node.edges() > 0) {
            roles.add("gateway");
        }
        if (node.routers() > 0) {
            roles.add("router");
        }
        if (node.administers()) {
            roles.add("catalog");
        }
        return json.put("in_flight", node.inFlight()).put("draining", node.draining()).put("revision", node.revision());
    }
}
