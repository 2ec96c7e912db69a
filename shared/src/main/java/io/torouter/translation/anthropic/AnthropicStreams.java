package io.torouter.translation.anthropic;

import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.StreamHalf;

/** Reads and writes a streamed message. */
public final class AnthropicStreams implements StreamHalf {
    @Override
    public StreamDecoder decoder() {
        return MessageDecoder.START;
    }

    @Override
    public StreamEncoder encoder(AnswerContext context) {
        return MessageEncoder.start(context);
    }
}
