package io.torouter.catalog.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;
import io.torouter.stored.StoredResponse;
import io.torouter.stored.bus.StoreAnswer;
import io.torouter.stored.bus.StoreQuestion;

import java.util.List;
import java.util.stream.Collectors;

/** Responses and questions for tests. */
final class Responses {
    static final long NOW = 1_800_000_000_000L;

    private Responses() {}

    /** One that the gateway keeps. */
    static StoredResponse here(String owner, String id, String previous, long createdMillis) {
        return response(owner, id, previous, createdMillis, ("[\"" + id + "\"]").getBytes(UTF_8));
    }

    static StoredResponse here(String id) {
        return here("laptop", id, "", NOW);
    }

    static StoredResponse large(String id, int bytes, long createdMillis) {
        return response("laptop", id, "", createdMillis, new byte[bytes]);
    }

    private static StoredResponse response(String owner, String id, String previous, long createdMillis, byte[] input) {
        return new StoredResponse(
                owner,
                id,
                previous,
                "claude",
                Dialect.ANTHROPIC_MESSAGES,
                false,
                createdMillis,
                input,
                "{}".getBytes(UTF_8));
    }

    static StoreQuestion keep(StoredResponse response) {
        return new StoreQuestion.Keep(response);
    }

    static StoreQuestion conversation(String id) {
        return new StoreQuestion.Find("laptop", id, Long.MAX_VALUE);
    }

    /** The ids an answer has, in its order. */
    static String ids(StoreAnswer answer) {
        return answer instanceof StoreAnswer.Found(List<StoredResponse> responses)
                ? responses.stream().map(StoredResponse::id).collect(Collectors.joining(" "))
                : answer.toString();
    }
}
