package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.yaml.ConfigProblem;

/** How far the answering node is with its configuration. */
record ConfigPage(AdminParts parts) {
    Reply answer(Ask ask) throws Refused {
        ask.parameters().refuseOthers();
        var state = parts.config().now();
        var json = JsonNodeFactory.instance.objectNode().put("node", parts.nodes().self().node());
        json.putObject("revision").put("seen", state.status().seen()).put("applied", state.status().applied());
        json.put("applied_at", parts.view().get().appliedAt().toString());
        json.put("file", state.loaded().declared().content().text().name());
        var warnings = json.putArray("warnings");
        state.loaded().warnings().forEach(warning -> warnings.add(json(warning)));
        var refusal = state.refused();
        if (refusal == null) {
            json.putNull("refused");
        } else {
            var refused = json.putObject("refused").put("at", refusal.moment().toString());
            var problems = refused.putArray("problems");
            refusal.problems().forEach(problem -> problems.add(json(problem)));
        }
        return Reply.of(json);
    }

    private static ObjectNode json(ConfigProblem problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("field", problem.path())
                .put("message", problem.message());
    }
}
