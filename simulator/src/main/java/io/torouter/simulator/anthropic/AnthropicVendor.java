package io.torouter.simulator.anthropic;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.vertx.core.json.JsonObject;

import java.util.Map;

/** Anthropic, as its page on errors and recorded errors show it (read 2026-11). */
final class AnthropicVendor implements Vendor {
    private static final int FIRST_SERVER_ERROR = 500;

    @Override
    public Whole refuse(Refusal refusal, Call call) {
        return Whole.json(error(refusal).put("request_id", requestId(call.identity()))).with(refusal.status());
    }

    @Override
    public Map<String, String> headers(Identity identity) {
        return Map.of(
                "request-id", requestId(identity),
                "anthropic-organization-id", "00000000-0000-4000-8000-000000000000",
                "anthropic-ratelimit-requests-limit", "4000",
                "anthropic-ratelimit-requests-remaining", "3999");
    }

    static JsonObject error(Refusal refusal) {
        return JsonObject.of(
                "type", "error", "error", JsonObject.of("type", type(refusal.status()), "message", refusal.message()));
    }

    private static String requestId(Identity identity) {
        return identity.id("req_011C", 20, 0);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status < FIRST_SERVER_ERROR ? "invalid_request_error" : "api_error";
        };
    }
}
