package io.torouter.request;

import static io.torouter.request.TopLevelKey.BACKGROUND;
import static io.torouter.request.TopLevelKey.CONVERSATION;
import static io.torouter.request.TopLevelKey.INPUT;
import static io.torouter.request.TopLevelKey.MODEL;
import static io.torouter.request.TopLevelKey.PREVIOUS_RESPONSE_ID;
import static io.torouter.request.TopLevelKey.STORE;
import static io.torouter.request.TopLevelKey.STREAM;
import static io.torouter.request.TopLevelKey.STREAM_OPTIONS;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * Finds what routing needs in a JSON body, in one pass over its bytes.
 *
 * <p>The whole body is checked, and what two parsers could read differently is refused: a key that decides anything
 * (model, stream, stream_options, and what refers to state) may stand there once only, however it is spelled, so that
 * no upstream serves another model, or goes on from another response, than the one the key was checked for.
 */
public final class JsonBodyScanner {
    /** No model id is longer; what is stays out of logs and error messages. */
    static final int MAX_MODEL_BYTES = 512;

    private static final Set<TopLevelKey> ONCE =
            EnumSet.of(MODEL, STREAM, STREAM_OPTIONS, STORE, BACKGROUND, CONVERSATION, PREVIOUS_RESPONSE_ID, INPUT);

    private final JsonCursor cursor;
    private final EnumSet<TopLevelKey> seen = EnumSet.noneOf(TopLevelKey.class);
    private final AffinityHint affinity = new AffinityHint();
    private final StateReading state = new StateReading();
    private final OutputBound output = new OutputBound();
    private @Nullable UsageSwitch usage;
    private @Nullable String model;
    private @Nullable Span modelSpan;
    private boolean stream;

    /** Offset behind the last member that was read, or behind the opening brace. */
    private int behindLast;

    private JsonBodyScanner(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Scans {@code array[from, to)}.
     *
     * @return facts whose offsets count from {@code from}; without a model where the body names none
     * @throws MalformedBody if the body is not one JSON object in UTF-8 (RFC 8259), or one of the fields found has
     *     another type than every API gives it
     */
    public static RequestFacts scan(byte[] array, int from, int to) throws MalformedBody {
        return read(array, from, to).facts();
    }

    /** The same as {@link #scan}, with what the body says of its answer. */
    public static ScannedBody read(byte[] array, int from, int to) throws MalformedBody {
        var scanner = new JsonBodyScanner(new JsonCursor(array, from, to));
        return new ScannedBody(scanner.scan(), scanner.output.most());
    }

    private RequestFacts scan() throws MalformedBody {
        if (!cursor.atObject()) {
            throw cursor.malformed("expected a JSON object");
        }
        var insideBraces = cursor.offset() + 1;
        behindLast = insideBraces;
        cursor.members(this::member);
        cursor.end();
        return new RequestFacts(model, modelSpan, stream, usageSwitch(insideBraces), affinity.best(), state.facts());
    }

    /** An answer that is not streamed has its usage anyway. */
    private UsageSwitch usageSwitch(int insideBraces) {
        if (!stream) {
            return UsageSwitch.UNSPECIFIED;
        }
        return usage != null ? usage : StreamOptions.missing(insideBraces);
    }

    private void member(JsonCursor cursor, Span name) throws MalformedBody {
        value(cursor, name);
        behindLast = cursor.offset();
    }

    private void value(JsonCursor cursor, Span name) throws MalformedBody {
        var key = TopLevelKey.of(cursor, name);
        if (!seen.add(key) && ONCE.contains(key)) {
            throw new MalformedBody("expected " + key.text() + " only once, came again", name.from());
        }
        switch (key) {
            case MODEL -> model();
            case STREAM -> stream();
            case STREAM_OPTIONS -> usage = StreamOptions.read(cursor);
            case METADATA -> affinity.metadata(cursor);
            case CONVERSATION -> {
                state.conversation(!cursor.atNull());
                affinity.conversation(cursor);
            }
            case SESSION_ID, PROMPT_CACHE_KEY -> affinity.value(key, cursor);
            case PREVIOUS_RESPONSE_ID -> affinity.offer(key, state.previous(cursor, name, behindLast));
            case STORE -> state.store(cursor);
            case BACKGROUND -> state.background(cursor);
            case INPUT -> state.input(cursor);
            case MAX_TOKENS, MAX_COMPLETION_TOKENS, MAX_OUTPUT_TOKENS -> output.value(cursor);
            case GENERATION_CONFIG, GENERATION_CONFIG_IN_SNAKE_CASE -> output.config(cursor);
            case OTHER -> cursor.skip();
        }
    }

    private void stream() throws MalformedBody {
        stream = cursor.atTrue();
        cursor.flag("stream");
    }

    private void model() throws MalformedBody {
        if (!cursor.atString()) {
            throw cursor.malformed("expected model to be a string");
        }
        var span = cursor.string();
        var inner = span.inner();
        if (inner.length() == 0 || inner.length() > MAX_MODEL_BYTES) {
            throw new MalformedBody("expected model to have 1 to " + MAX_MODEL_BYTES + " bytes", span.from());
        }
        modelSpan = span;
        model = cursor.text(inner);
    }
}
