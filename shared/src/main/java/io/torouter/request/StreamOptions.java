package io.torouter.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/** What {@code stream_options} says of {@code include_usage}, and the edit that switches it on. */
final class StreamOptions {
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] ONLY_MEMBER = "\"include_usage\":true".getBytes(US_ASCII);
    private static final byte[] FIRST_MEMBER = "\"include_usage\":true,".getBytes(US_ASCII);
    private static final byte[] OBJECT = "{\"include_usage\":true}".getBytes(US_ASCII);
    private static final byte[] TOP_LEVEL_MEMBER = "\"stream_options\":{\"include_usage\":true},".getBytes(US_ASCII);

    private boolean empty = true;
    private @Nullable UsageSwitch found;

    private StreamOptions() {}

    /** Reads the value of the key. */
    static UsageSwitch read(JsonCursor cursor) throws MalformedBody {
        if (cursor.atNull()) {
            return edit(cursor.skip(), OBJECT);
        }
        if (!cursor.atObject()) {
            throw cursor.malformed("expected stream_options to be an object");
        }
        return new StreamOptions().readObject(cursor);
    }

    /**
     * For a body without the key.
     *
     * @param insideBraces offset behind the opening brace of a body that has other keys
     */
    static UsageSwitch missing(int insideBraces) {
        return edit(new Span(insideBraces, insideBraces), TOP_LEVEL_MEMBER);
    }

    private UsageSwitch readObject(JsonCursor cursor) throws MalformedBody {
        var inside = cursor.offset() + 1;
        cursor.members(this::member);
        return found != null ? found : edit(new Span(inside, inside), empty ? ONLY_MEMBER : FIRST_MEMBER);
    }

    private void member(JsonCursor cursor, Span name) throws MalformedBody {
        empty = false;
        if (!cursor.text(name).equals("include_usage")) {
            cursor.skip();
        } else if (found == null) {
            found = includeUsage(cursor);
        } else {
            throw new MalformedBody("expected include_usage only once, came again", name.from());
        }
    }

    private static UsageSwitch includeUsage(JsonCursor cursor) throws MalformedBody {
        var asked = cursor.atTrue();
        var value = cursor.flag("include_usage");
        return asked ? UsageSwitch.ASKED : edit(value, TRUE);
    }

    private static UsageSwitch edit(Span place, byte[] replacement) {
        return new UsageSwitch(false, new SpanEdit(place, replacement));
    }
}
