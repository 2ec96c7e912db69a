package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.dialect.Surface;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The models of a group that a key may use, in alphabetical order.
 *
 * @param allowed the ids the key is limited to; empty for all of the group
 */
public record ModelList(Snapshot snapshot, Group group, Set<String> allowed) {
    private static final JsonFactory JSON = new JsonFactory();

    public ModelList {
        allowed = Set.copyOf(allowed);
    }

    /**
     * The answer to {@code GET models}.
     *
     * @param query the request's parameters; those of the surface's paging are honoured, those that make no sense
     *     ignored
     */
    public byte[] list(Surface surface, Map<String, String> query) {
        var shape = ModelShape.of(surface, query);
        var page = shape.cut(query).apply(models());
        return json(out -> shape.page(out, page));
    }

    /** The answer to {@code GET models/{id}}; null where the group has no such model or the key may not use it. */
    public byte @Nullable [] one(Surface surface, String id) {
        var lead = group.lead(id);
        if (lead == null || !(isAllowed(id) || isAllowed(lead.model()))) {
            return null;
        }
        return json(out -> ModelShape.of(surface, Map.of()).model(out, model(lead.model()).named(id)));
    }

    private List<Model> models() {
        return StreamSupport.stream(group.modelIds().spliterator(), false)
                .filter(this::isAllowed)
                .map(this::model)
                .toList();
    }

    private boolean isAllowed(String id) {
        return allowed.isEmpty() || allowed.contains(id);
    }

    private Model model(String id) {
        var known = snapshot.model(id);
        return known != null ? known : new Model(id, 0, 0, null);
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    private static byte[] json(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(bytes)) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a generator that writes to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
