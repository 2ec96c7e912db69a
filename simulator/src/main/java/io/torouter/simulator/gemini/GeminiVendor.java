package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.Map;

/** Google's Gemini API, as its recorded errors show it (read 2026-11). */
final class GeminiVendor implements Vendor {
    private static final int FIRST_SERVER_ERROR = 500;

    /** A stream that cannot start answers its error in JSON under the media type the stream would have had. */
    @Override
    public Whole refuse(Refusal refusal, Call call) {
        var error = error(refusal).encodePrettily();
        var body =
                !call.path().equals(Call.STREAM_VERB)
                        ? Whole.of(GeminiApi.JSON, Buffer.buffer(error))
                        : GeminiApi.wantsSse(call)
                                ? Whole.of("text/event-stream", Buffer.buffer(error))
                                : Whole.of(GeminiApi.JSON, Buffer.buffer("[" + error + "\n]"));
        return body.with(refusal.status());
    }

    @Override
    public Map<String, String> headers(Identity identity) {
        return Map.of("vary", "Origin, X-Origin, Referer", "x-content-type-options", "nosniff");
    }

    static JsonObject error(Refusal refusal) {
        var error =
                JsonObject.of(
                        "code", refusal.status(), "message", refusal.message(), "status", statusName(refusal.status()));
        if (refusal.retryAfterSeconds() > 0) {
            error.put(
                    "details",
                    JsonArray.of(
                            JsonObject.of(
                                    "@type",
                                    "type.googleapis.com/google.rpc.RetryInfo",
                                    "retryDelay",
                                    refusal.retryAfterSeconds() + "s")));
        }
        return JsonObject.of("error", error);
    }

    private static String statusName(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ABORTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 501 -> "UNIMPLEMENTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status < FIRST_SERVER_ERROR ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }
}
