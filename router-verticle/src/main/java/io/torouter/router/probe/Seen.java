package io.torouter.router.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.answer.Framing;
import io.torouter.answer.UpstreamError;
import io.torouter.translation.ExactJson;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is over.
 *
 * @param contentType empty where there was none
 * @param raw what came, or the beginning of much
 */
record Seen(int status, String contentType, Framing framing, Buffer raw, Told told) {
    /**
     * What a success comes to in the words of chat completions, or of Anthropic's counts.
     *
     * @param complete whether the answer had the end that its dialect asks for
     * @param error what the upstream said in it of a failure of its own; null for nothing
     * @param unreadable why it is no answer of its dialect; empty where it is one
     * @param document what it says; missing where that cannot be told
     */
    record Told(boolean complete, @Nullable UpstreamError error, String unreadable, JsonNode document) {
        static final Told NOTHING = new Told(false, null, "", MissingNode.getInstance());
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    String text() {
        return raw.toString(UTF_8);
    }

    /** The document, or what the first event of a stream holds; missing where neither is JSON. */
    JsonNode first() {
        var json = ExactJson.read(framing == Framing.SSE ? firstEvent() : text());
        return json == null ? MissingNode.getInstance() : json;
    }

    private String firstEvent() {
        return text().lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()))
                .findFirst()
                .orElse("");
    }
}
