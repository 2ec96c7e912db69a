package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** OpenAI, as its API reference and recorded errors show it (read 2026-11). */
final class OpenAiVendor implements Vendor {
    private static final int FIRST_SERVER_ERROR = 500;

    @Override
    public Whole refuse(Refusal refusal, Call call) {
        return Whole.json(JsonObject.of("error", error(refusal))).with(refusal.status());
    }

    @Override
    public Map<String, String> headers(Identity identity) {
        return Map.of(
                "x-request-id", identity.hexId("req_", 32, 0),
                "openai-version", "2020-10-01",
                "openai-processing-ms", "1",
                "x-ratelimit-limit-requests", "10000",
                "x-ratelimit-remaining-requests", "9999");
    }

    /** The object in the field {@code error}. */
    static JsonObject error(Refusal refusal) {
        return JsonObject.of(
                "message", refusal.message(), "type", type(refusal), "param", refusal.param(), "code", code(refusal));
    }

    private static String type(Refusal refusal) {
        return switch (refusal.status()) {
            case 402 -> "insufficient_quota";
            case 429 -> "requests";
            default -> refusal.status() < FIRST_SERVER_ERROR ? "invalid_request_error" : "server_error";
        };
    }

    static @Nullable String code(Refusal refusal) {
        return refusal.code() != null
                ? refusal.code()
                : switch (refusal.status()) {
                    case 401 -> "invalid_api_key";
                    case 402 -> "insufficient_quota";
                    case 429 -> "rate_limit_exceeded";
                    case 500 -> "server_error";
                    default -> null;
                };
    }
}
