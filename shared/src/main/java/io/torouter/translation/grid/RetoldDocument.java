package io.torouter.translation.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Delivered;
import io.torouter.answer.Framing;
import io.torouter.answer.Output;
import io.torouter.answer.PassThrough;
import io.torouter.answer.Progress;
import io.torouter.answer.UpstreamError;
import io.torouter.error.ForeignError;
import io.torouter.error.ForeignErrorBody;
import io.torouter.translation.Untranslatable;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * An upstream's document, read when it is over and told in the client's shape.
 *
 * <p>Whether it says that the upstream failed is judged as on the road on which bytes pass through.
 */
final class RetoldDocument implements TranslatingAnswer {
    private static final int MAX_BYTES = 64 << 20;
    private static final int BAD_GATEWAY = 502;
    private static final Map<String, String> ESTIMATED = Map.of("x-torouter-token-count", "estimated");

    private final DocumentAnswers by;
    private final AnswerStream observed;
    private final Held body = new Held();
    private boolean tooLarge;
    private Progress progress = Progress.PREAMBLE;
    private Retold.@Nullable Told told;
    private @Nullable UpstreamError error;

    RetoldDocument(DocumentAnswers by) {
        this.by = by;
        this.observed = PassThrough.open(by.upstream(), Framing.JSON, false);
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        observed.feed(array, from, to, (same, start, stop) -> tooLarge |= !body.add(same, start, stop, MAX_BYTES));
    }

    @Override
    public void end(Output out) {
        if (progress != Progress.PREAMBLE) {
            return;
        }
        observed.end((_, _, _) -> {});
        error = observed.error();
        if (error == null) {
            tell();
        }
        byte[] said = said();
        progress = error == null ? Progress.COMPLETE : Progress.FAILED;
        body.clear();
        out.write(said, 0, said.length);
    }

    private void tell() {
        try {
            switch (by.retelling().tell(document())) {
                case Retold.Told document -> told = document;
                case Retold.Failed(var why) -> error = why;
            }
        } catch (JsonProcessingException _) {
            failed("the upstream's answer is no JSON document");
        } catch (Untranslatable foreign) {
            failed(String.valueOf(foreign.getMessage()));
        }
    }

    private ObjectNode document() throws JsonProcessingException {
        if (tooLarge) {
            throw Untranslatable.unsupported("the upstream's answer is too large to be translated");
        }
        if (Json.read(body.bytes(), 0, body.length()) instanceof ObjectNode object) {
            return object;
        }
        throw Untranslatable.unsupported("the upstream's answer is no JSON object");
    }

    private void failed(String why) {
        error = new UpstreamError("server_error", why, BAD_GATEWAY);
    }

    private byte[] said() {
        if (told != null) {
            return Json.write(told.body());
        }
        return ForeignErrorBody.render(by.client().surface(), foreign(), by.requestId());
    }

    private ForeignError foreign() {
        return error == null
                ? ForeignError.of(BAD_GATEWAY, "", "the upstream said nothing")
                : ForeignError.of(error.status(), error.type(), error.message());
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Usage usage() {
        return told == null ? observed.usage() : told.usage();
    }

    @Override
    public boolean usageReported() {
        return told == null ? observed.usageReported() : !told.estimated();
    }

    @Override
    public Delivered delivered() {
        return Delivered.NOTHING;
    }

    @Override
    public @Nullable UpstreamError error() {
        return progress == Progress.FAILED ? error : null;
    }

    @Override
    public int status() {
        return error == null ? 200 : foreign().statusFor(by.client().surface());
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public Map<String, String> headers() {
        return told != null && told.estimated() ? ESTIMATED : Map.of();
    }
}
