package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Surface;
import io.vertx.core.json.JsonObject;

/** What an error looks like on each surface. */
final class ErrorShape {
    private ErrorShape() {}

    /** Holds when the body is an error of that surface with everything its SDKs look for. */
    static void isError(Surface surface, WireClient.Answer answer) {
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("x-request-id")).isNotEmpty();
        isError(surface, answer.status(), new JsonObject(answer.content()));
    }

    static void isError(Surface surface, int status, JsonObject body) {
        var error = body.getJsonObject("error");
        assertThat(error.getString("message")).isNotEmpty();
        switch (surface) {
            case OPENAI -> assertThat(error.fieldNames()).containsExactly("message", "type", "param", "code");
            case ANTHROPIC -> {
                assertThat(body.getString("type")).isEqualTo("error");
                assertThat(body.getString("request_id")).isNotEmpty();
                assertThat(error.getString("type")).isNotEmpty();
            }
            case GEMINI -> {
                assertThat(error.getInteger("code")).isEqualTo(status);
                assertThat(error.getString("status")).matches("[A-Z_]+");
                assertThat(error.getJsonArray("details")).isNotEmpty();
            }
        }
    }
}
