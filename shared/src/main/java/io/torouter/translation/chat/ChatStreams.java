package io.torouter.translation.chat;

import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.StreamHalf;

/** Streams of OpenAI's chat completions and of hosts that are compatible with it. */
public final class ChatStreams implements StreamHalf {
    @Override
    public StreamDecoder decoder() {
        return ChunkReader.BEFORE;
    }

    @Override
    public StreamEncoder encoder(AnswerContext context) {
        return ChunkWriter.of(context);
    }
}
