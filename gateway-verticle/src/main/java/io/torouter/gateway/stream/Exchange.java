package io.torouter.gateway.stream;

import io.torouter.bus.Settlement;
import io.torouter.dialect.Operation;
import io.torouter.dialect.Surface;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.RequestId;
import io.torouter.snapshot.ApiKey;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * One request and its answer as the edge sees them, for headers, errors and the access log. Confined to the edge's
 * event loop; what is found out on the way is filled in once.
 */
public final class Exchange {
    private final HttpServerRequest request;
    private final String id;
    private final long startedNanos;
    private final ClientAddresses clients;
    private @Nullable String client;
    private Surface surface = Surface.OPENAI;
    private @Nullable Operation operation;
    private @Nullable ApiKey key;
    private String caller = "";
    private String adminRoute = "";
    private String model = "";
    private boolean stream;
    private long endedNanos;
    private Consumer<Ending> onSettled = _ -> {};

    /**
     * @param id the {@code x-request-id} of the answer, with its time in it
     * @param clients tells who calls
     */
    public Exchange(HttpServerRequest request, String id, long startedNanos, ClientAddresses clients) {
        this.request = request;
        this.id = id;
        this.startedNanos = startedNanos;
        this.clients = clients;
    }

    public void leadsTo(Surface calledSurface, @Nullable Operation calledOperation) {
        surface = calledSurface;
        operation = calledOperation;
    }

    /**
     * It is for the admin API.
     *
     * @param route what logs and metrics may show of its path: without ids, and one of few
     */
    public void leadsToAdmin(String route) {
        adminRoute = route;
    }

    /** Somebody without a key of their own was let in. */
    public void knownAs(String name) {
        caller = name;
    }

    public void admitted(ApiKey presented) {
        key = presented;
    }

    public void asksFor(String modelId, boolean streamed) {
        model = modelId;
        stream = streamed;
    }

    /** What the request holds until it is over. */
    public void settledBy(Consumer<Ending> action) {
        onSettled = action;
    }

    /** The request is over; only the first call has an effect. */
    void settle(Ending ending) {
        ended();
        var action = onSettled;
        onSettled = _ -> {};
        action.accept(ending);
    }

    public HttpServerRequest request() {
        return request;
    }

    public String id() {
        return id;
    }

    /** When the request came; its id says so. */
    public Instant started() {
        return Instant.ofEpochMilli(RequestId.millis(id));
    }

    /** The client's IP address as a literal; empty where its connection is gone, or is none of IP. */
    public String client() {
        var known = client;
        if (known == null) {
            known = clients.of(request);
            client = known;
        }
        return known;
    }

    /** The client gets nothing more, though what was used may not be known yet; only the first call has an effect. */
    void ended() {
        if (endedNanos == 0) {
            endedNanos = System.nanoTime();
        }
    }

    /** Until the client had its answer or left; until now where neither is so. */
    public long durationNanos() {
        return (endedNanos == 0 ? System.nanoTime() : endedNanos) - startedNanos;
    }

    public Surface surface() {
        return surface;
    }

    /** Null where the request is for none (model lists, unknown paths). */
    public @Nullable Operation operation() {
        return operation;
    }

    public boolean isAdmin() {
        return !adminRoute.isEmpty();
    }

    /** The path, without the query; of the admin API without ids. */
    public String path() {
        return isAdmin() ? adminRoute : String.valueOf(request.path());
    }

    /** The word for what was called, in logs and metrics. */
    public String surfaceName() {
        return isAdmin() ? "admin" : surface.word();
    }

    /** The name of the key that was let in, or of who came in without one; empty where nobody was. */
    public String key() {
        return key == null ? caller : key.name();
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

    /**
     * How it ended, for logs and metrics.
     *
     * @param bill null as long as nothing is priced, and where nobody pays
     */
    public record Ending(int status, Settlement settlement, String code, long bodyBytes, @Nullable Bill bill) {
        public Ending(int status, Settlement settlement, String code, long bodyBytes) {
            this(status, settlement, code, bodyBytes, null);
        }

        public Ending with(@Nullable Bill priced) {
            return new Ending(status, settlement, code, bodyBytes, priced);
        }
    }

    /**
     * Whose request it was, and what it costs.
     *
     * @param model its public id, which prices and channels know
     * @param started the moment whose price it is
     */
    public record Bill(ApiKey key, Operation operation, String model, Instant started, LedgerRow.Charge charge) {}
}
