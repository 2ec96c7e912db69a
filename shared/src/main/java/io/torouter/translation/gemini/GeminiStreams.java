package io.torouter.translation.gemini;

import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.StreamHalf;

/**
 * Streamed answers of {@code streamGenerateContent}: server-sent events without names, or the elements of one array.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent">streamGenerateContent,
 *     v1beta, read 2026-11-24</a>
 */
public final class GeminiStreams implements StreamHalf {
    @Override
    public StreamDecoder decoder() {
        return ChunkDecoder.START;
    }

    @Override
    public StreamEncoder encoder(AnswerContext context) {
        return ChunkEncoder.start(context);
    }
}
