package io.torouter.translation.grid;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;

import java.util.stream.Collectors;

/**
 * Server-sent events. Google ends lines with CRLF, the others with LF.
 *
 * <p>A Gemini stream that fails ends with the error once as an event and once bare, for the reasons given at {@link
 * io.torouter.error.ErrorEvent#render}.
 */
final class SseSink implements EventSink {
    private static final byte[] EVENT = "event: ".getBytes(US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(US_ASCII);
    private static final byte[] DONE = "data: [DONE]".getBytes(US_ASCII);
    private static final byte[] LOSSES = ": x-torouter-dropped ".getBytes(US_ASCII);
    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};

    private final WireBytes bytes;
    private final byte[] lineEnd;
    private final boolean google;
    private final Drops drops;
    private int lastFrom;
    private int lastTo;

    private SseSink(WireBytes bytes, boolean google, Drops drops) {
        this.bytes = bytes;
        this.google = google;
        this.lineEnd = google ? CRLF : LF;
        this.drops = drops;
    }

    static SseSink of(Dialect client, WireBytes bytes, Drops drops) {
        return new SseSink(bytes, client == Dialect.GEMINI_GENERATE, drops);
    }

    @Override
    public void event(String name, Json data) {
        if (!name.isEmpty()) {
            bytes.append(EVENT);
            bytes.append(name);
            bytes.append(lineEnd);
        }
        bytes.append(DATA);
        lastFrom = bytes.length();
        bytes.append(data);
        lastTo = bytes.length();
        blankLine();
    }

    @Override
    public void done() {
        bytes.append(DONE);
        blankLine();
    }

    @Override
    public Drops drops() {
        return drops;
    }

    /** SDKs of Google's take a comment for a broken event. */
    @Override
    public void nameLosses() {
        if (!google && !drops.isEmpty()) {
            bytes.append(LOSSES);
            bytes.append(drops.names().stream().sorted().collect(Collectors.joining(",")));
            blankLine();
        }
    }

    private void blankLine() {
        bytes.append(lineEnd);
        bytes.append(lineEnd);
    }

    /** The last event stands in the bytes still: it was written in the same step. */
    @Override
    public void close(boolean failed) {
        if (failed && google && lastTo <= bytes.length()) {
            bytes.repeat(lastFrom, lastTo);
        }
    }
}
