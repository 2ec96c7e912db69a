package io.torouter.simulator.server;

import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * What the simulator saw since it started or was last reset.
 *
 * @param requests those whose body arrived whole, {@code /__simulator} itself not counted
 * @param openStreams answers under way, streamed or not
 * @param aborted answers whose client left before their end
 * @param last null before the first request
 */
public record Observed(long requests, int openStreams, long aborted, @Nullable SeenRequest last) {
    static final Observed NOTHING = new Observed(0, 0, 0, null);

    Observed begun(SeenRequest request) {
        return new Observed(requests + 1, openStreams + 1, aborted, request);
    }

    Observed ended() {
        return new Observed(requests, openStreams - 1, aborted, last);
    }

    Observed clientLeft() {
        return new Observed(requests, openStreams - 1, aborted + 1, last);
    }

    /** Nothing but the answers that are still under way. */
    Observed forgotten() {
        return new Observed(0, openStreams, 0, null);
    }

    JsonObject toJson() {
        return JsonObject.of(
                "requests", requests,
                "open_streams", openStreams,
                "aborted", aborted,
                "last_request", last == null ? null : last.toJson());
    }
}
