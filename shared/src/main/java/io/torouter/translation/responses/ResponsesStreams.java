package io.torouter.translation.responses;

import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.StreamHalf;

/** Streamed answers of the Responses API. */
public final class ResponsesStreams implements StreamHalf {
    @Override
    public StreamDecoder decoder() {
        return EventDecoder.START;
    }

    @Override
    public StreamEncoder encoder(AnswerContext context) {
        return EventEncoder.start(context);
    }
}
