package io.torouter.translation.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.canonical.StreamEvent;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The state of a stream that leaves as one document, because its client wanted no stream: what came so far, the newest
 * first. The document is written with the stream's end.
 */
final class Folding implements StreamEncoder {
    private final AnswerTranslation by;
    private final @Nullable Folding before;
    private final StreamEvent newest;

    private Folding(AnswerTranslation by, @Nullable Folding before, StreamEvent newest) {
        this.by = by;
        this.before = before;
        this.newest = newest;
    }

    static Folding start(AnswerTranslation by) {
        return new Folding(by, null, new StreamEvent.Ping());
    }

    @Override
    public Folding step(StreamEvent event, WireSink out) {
        switch (event) {
            case StreamEvent.Ping _ -> {
                return this;
            }
            case StreamEvent.End _ -> {
                var answer = FoldedAnswer.of(events());
                document(Json.write(by.clientHalf().answers().encode(answer, by.context(), out.drops())), out);
            }
            case StreamEvent.Failed(var error) -> document(by.failure(error), out);
            case StreamEvent.Start _,
                    StreamEvent.BlockStart _,
                    StreamEvent.BlockDelta _,
                    StreamEvent.BlockEnd _,
                    StreamEvent.CandidateEnd _,
                    StreamEvent.UsageReport _ -> {}
        }
        return new Folding(by, this, event);
    }

    private static void document(byte[] json, WireSink out) {
        out.event("", generator -> generator.writeRawValue(new String(json, UTF_8)));
    }

    private List<StreamEvent> events() {
        var events = new ArrayList<StreamEvent>();
        for (var at = this; at != null; at = at.before) {
            events.add(at.newest);
        }
        Collections.reverse(events);
        return events;
    }
}
