package io.torouter.simulator.exchange;

import io.torouter.simulator.json.Json;
import io.torouter.simulator.script.ModelId;
import io.torouter.simulator.script.Script;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * One request.
 *
 * @param path below the API root, without a leading slash and without the query, for example {@code chat/completions};
 *     for Gemini the verb, for example {@code :generateContent}; lists of models other than OpenAI's are found below
 *     {@code anthropic/models} and {@code gemini/models}
 * @param query decoded parameters
 * @param body the raw bytes
 * @param json the body where it is JSON, else {@link Json#MISSING}
 * @param form the body where it is a form, else an empty one
 * @param modelId the model that was asked for; its name is empty where none was
 */
public record Call(
        HttpMethod method,
        String path,
        MultiMap query,
        MultiMap headers,
        Buffer body,
        Json json,
        Multipart form,
        ModelId modelId,
        Script script) {
    /** The Gemini verb that streams; the other dialects have a field for it. */
    public static final String STREAM_VERB = ":streamGenerateContent";

    /** What an answer names as its model. */
    public String model() {
        return modelId.name();
    }

    public Identity identity() {
        return Identity.of(script.seed(), path, body);
    }

    /** Whether the answer is to be sent while it is made. */
    public boolean wantsStream() {
        return path.equals(STREAM_VERB) || json.at("stream").flag();
    }

    /** The last part of the path: the id in {@code responses/resp_1}. */
    public String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public Call under(Script other) {
        return new Call(method, path, query, headers, body, json, form, modelId, other);
    }
}
