package io.torouter.translation.grid;

import io.torouter.answer.Delivered;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.answer.UpstreamError;
import io.torouter.error.ForeignError;
import io.torouter.error.ForeignErrorBody;
import io.torouter.translation.Untranslatable;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** An upstream's document, read when it is over and told in the client's shape. */
final class RetoldDocument implements TranslatingAnswer {
    private static final int BAD_GATEWAY = 502;
    private static final Map<String, String> ESTIMATED = Map.of("x-torouter-token-count", "estimated");

    private final DocumentAnswers by;
    private final WholeDocument document;
    private Progress progress = Progress.PREAMBLE;
    private Retold.@Nullable Told told;
    private @Nullable UpstreamError error;

    RetoldDocument(DocumentAnswers by) {
        this.by = by;
        this.document = new WholeDocument(by.upstream());
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        document.feed(array, from, to);
    }

    @Override
    public void end(Output out) {
        if (progress != Progress.PREAMBLE) {
            return;
        }
        error = document.end();
        if (error == null) {
            tell();
        }
        byte[] said = said();
        progress = error == null ? Progress.COMPLETE : Progress.FAILED;
        document.clear();
        out.write(said, 0, said.length);
    }

    private void tell() {
        try {
            switch (by.retelling().tell(document.object())) {
                case Retold.Told retold -> told = retold;
                case Retold.Failed(var why) -> error = why;
            }
        } catch (Untranslatable foreign) {
            error = WholeDocument.failure(foreign);
        }
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
        return told == null ? document.observed().usage() : told.usage();
    }

    @Override
    public boolean usageReported() {
        return told == null ? document.observed().usageReported() : !told.estimated();
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
