package io.torouter.gateway.http;

import io.torouter.gateway.access.Admission;
import io.torouter.gateway.modellist.ModelList;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Renders model lists for one request. */
final class ModelsAnswer {
    private ModelsAnswer() {}

    /** Null where there is no such model. */
    static byte @Nullable [] render(
            Target.Models models, Admission.Admitted admitted, Snapshot snapshot, HttpServerRequest request) {
        var list = new ModelList(snapshot, admitted.group(), admitted.key().models());
        return models.id().isEmpty()
                ? list.list(models.surface(), query(request))
                : list.one(models.surface(), models.id());
    }

    /** Parameters that are badly encoded ask for nothing. */
    private static Map<String, String> query(HttpServerRequest request) {
        var query = new HashMap<String, String>();
        try {
            request.params().forEach(query::putIfAbsent);
        } catch (IllegalArgumentException _) {
            return Map.of();
        }
        return query;
    }
}
