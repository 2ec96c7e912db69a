package io.torouter.gateway.stream;

import io.torouter.bus.Settlement;
import io.torouter.dialect.Operation;
import io.torouter.dialect.Surface;
import io.torouter.snapshot.ApiKey;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

/**
 * One request and its answer as the edge sees them, for headers, errors and the access log. Confined to the edge's
 * event loop; what is found out on the way is filled in once.
 */
public final class Exchange {
    private final HttpServerRequest request;
    private final String id;
    private final long startedNanos;
    private Surface surface = Surface.OPENAI;
    private @Nullable Operation operation;
    private @Nullable ApiKey key;
    private String model = "";
    private boolean stream;

    /**
     * @param id the {@code x-request-id} of the answer
     */
    public Exchange(HttpServerRequest request, String id, long startedNanos) {
        this.request = request;
        this.id = id;
        this.startedNanos = startedNanos;
    }

    public void leadsTo(Surface calledSurface, @Nullable Operation calledOperation) {
        surface = calledSurface;
        operation = calledOperation;
    }

    public void admitted(ApiKey presented) {
        key = presented;
    }

    public void asksFor(String modelId, boolean streamed) {
        model = modelId;
        stream = streamed;
    }

    public HttpServerRequest request() {
        return request;
    }

    public String id() {
        return id;
    }

    public long startedNanos() {
        return startedNanos;
    }

    public Surface surface() {
        return surface;
    }

    /** Null where the request is for none (model lists, unknown paths). */
    public @Nullable Operation operation() {
        return operation;
    }

    /** The name of the key that was let in; empty where none was. */
    public String key() {
        return key == null ? "" : key.name();
    }

    /** The key that was let in; null where none was. */
    public @Nullable ApiKey apiKey() {
        return key;
    }

    public String model() {
        return model;
    }

    public boolean stream() {
        return stream;
    }

    /** How it ended, for logs and metrics. */
    public record Ending(int status, Settlement settlement, String code, long bodyBytes) {}
}
