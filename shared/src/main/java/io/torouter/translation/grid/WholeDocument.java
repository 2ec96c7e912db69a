package io.torouter.translation.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.answer.UpstreamError;
import io.torouter.dialect.Operation;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

/**
 * An upstream's document, kept until it is over.
 *
 * <p>Whether it says that the upstream failed is judged as on the road on which bytes pass through.
 */
final class WholeDocument {
    private static final int MAX_BYTES = 64 << 20;
    private static final int BAD_GATEWAY = 502;

    private final AnswerStream observed;
    private final Held body = new Held();
    private boolean tooLarge;

    WholeDocument(Operation upstream) {
        this.observed = PassThrough.open(upstream, Framing.JSON, false);
    }

    void feed(byte[] array, int from, int to) {
        observed.feed(array, from, to, (same, start, stop) -> tooLarge |= !body.add(same, start, stop, MAX_BYTES));
    }

    /** Nothing follows. The failure that the document tells of, or null. */
    @Nullable UpstreamError end() {
        observed.end((_, _, _) -> {});
        return observed.error();
    }

    /** What the road on which bytes pass through makes of it. */
    AnswerStream observed() {
        return observed;
    }

    /**
     * @throws Untranslatable where it is none, in words for the client
     */
    ObjectNode object() {
        if (tooLarge) {
            throw Untranslatable.unsupported("the upstream's answer is too large to be translated");
        }
        try {
            if (Json.read(body.bytes(), 0, body.length()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException _) {
            throw Untranslatable.unsupported("the upstream's answer is no JSON document");
        }
        throw Untranslatable.unsupported("the upstream's answer is no JSON object");
    }

    /** That it cannot be translated. */
    static UpstreamError failure(Untranslatable why) {
        return new UpstreamError("server_error", String.valueOf(why.getMessage()), BAD_GATEWAY);
    }

    void clear() {
        body.clear();
    }
}
