package io.torouter.router.stored;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.torouter.request.EditedBody;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.request.StateFacts;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that goes on from an earlier response, for an upstream that does not have it: what was said before stands
 * ahead of the new input, and the reference is gone. All else stays as the client wrote it.
 */
final class ContinuedBody {
    static final byte[] BEFORE_TEXT = "{\"type\":\"message\",\"role\":\"user\",\"content\":".getBytes(US_ASCII);
    static final byte[] BEHIND_TEXT = {'}'};
    private static final byte[] NOTHING = {};
    private static final byte[] KEY = "\"input\":".getBytes(US_ASCII);

    private final byte[] body;
    private final int from;
    private final byte[] context;

    private ContinuedBody(byte[] body, int from, byte[] context) {
        this.body = body;
        this.from = from;
        this.context = context;
    }

    /**
     * Writes the request anew.
     *
     * @param context what was said before, as the inside of a JSON array
     * @param state of the body in {@code body[from, to)}, with a reference
     */
    static byte[] of(byte[] body, int from, int to, byte[] context, StateFacts state) {
        var previous = state.previous();
        if (previous == null) {
            throw new IllegalArgumentException("a request that goes on from nothing");
        }
        var edits = new ContinuedBody(body, from, context).edits(previous.member(), state);
        return EditedBody.of(body, from, to, edits).toBytes();
    }

    private List<SpanEdit> edits(Span member, StateFacts state) {
        var input = state.input();
        if (input == null) {
            return List.of(new SpanEdit(member, inPlaceOf(member)));
        }
        var edits = new ArrayList<SpanEdit>();
        edits.add(new SpanEdit(member, NOTHING));
        switch (body[from + input.from()]) {
            case '[' -> edits.add(insertion(input.from() + 1, followed(input)));
            case '"' -> {
                edits.add(insertion(input.from(), joined(new byte[] {'['}, context, comma(context), BEFORE_TEXT)));
                edits.add(insertion(input.to(), joined(BEHIND_TEXT, new byte[] {']'})));
            }
            default -> edits.add(new SpanEdit(input, joined(new byte[] {'['}, context, new byte[] {']'})));
        }
        return edits;
    }

    private static SpanEdit insertion(int at, byte[] bytes) {
        return new SpanEdit(new Span(at, at), bytes);
    }

    /** The member takes its comma with it, the one before or the one behind. */
    private byte[] inPlaceOf(Span member) {
        boolean commaBehind = body[from + member.to() - 1] == ',';
        var array = joined(KEY, new byte[] {'['}, context, new byte[] {']'});
        return commaBehind ? joined(array, new byte[] {','}) : joined(new byte[] {','}, array);
    }

    private byte[] followed(Span input) {
        return isEmptyArray(input) ? context : joined(context, comma(context));
    }

    private boolean isEmptyArray(Span input) {
        int at = from + input.from() + 1;
        while (body[at] <= ' ' && body[at] >= 0) {
            at++;
        }
        return body[at] == ']';
    }

    private static byte[] comma(byte[] behind) {
        return behind.length == 0 ? NOTHING : new byte[] {','};
    }

    private static byte[] joined(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
