package io.torouter.router.stored;

import io.torouter.request.MalformedBody;
import io.torouter.request.MemberSpans;
import io.torouter.request.Span;
import io.torouter.sse.EventFramer;
import io.torouter.sse.EventReader;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * A response object that will not change any more.
 *
 * @param document its JSON
 */
@SuppressWarnings("ArrayRecordComponent")
record FinishedResponse(String id, byte[] document) {
    private static final Set<String> MEMBERS = Set.of("id", "response", "output");

    /**
     * Finds it in what an answer ended with: a document, or events of which one has it.
     *
     * @return null where it is not there
     */
    static @Nullable FinishedResponse in(byte[] end) {
        int from = 0;
        while (from < end.length && end[from] <= ' ' && end[from] >= 0) {
            from++;
        }
        return from < end.length && end[from] == '{' ? ofDocument(end) : ofEvents(end);
    }

    private static @Nullable FinishedResponse ofEvents(byte[] end) {
        var framer = new EventFramer();
        FinishedResponse last = null;
        int at = 0;
        while (at < end.length) {
            int next = framer.next(end, at, end.length);
            int stop = next < 0 ? end.length : next;
            var found = ofEvent(end, at, stop);
            last = found == null ? last : found;
            at = stop;
        }
        return last;
    }

    private static @Nullable FinishedResponse ofEvent(byte[] end, int from, int to) {
        var data = new ByteArrayOutputStream(to - from);
        var reader = new EventReader((array, start, stop) -> data.write(array, start, stop - start));
        reader.begin();
        reader.read(end, from, to);
        return ofDocument(data.toByteArray());
    }

    /** Of an event's data, which has it inside, or of a document that is one itself. */
    private static @Nullable FinishedResponse ofDocument(byte[] json) {
        try {
            var members = MemberSpans.of(json, 0, json.length, MEMBERS);
            var inside = members.get("response");
            if (inside != null && json[inside.from()] == '{') {
                return ofDocument(Arrays.copyOfRange(json, inside.from(), inside.to()));
            }
            return members.containsKey("output") ? named(json, members) : null;
        } catch (MalformedBody _) {
            return null;
        }
    }

    private static @Nullable FinishedResponse named(byte[] json, Map<String, Span> members) {
        var id = members.get("id");
        return id == null || json[id.from()] != '"' ? null : new FinishedResponse(MemberSpans.text(json, 0, id), json);
    }
}
