package io.torouter.translation.grid;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.torouter.dialect.Dialect;

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
    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};

    private final WireBytes bytes;
    private final byte[] lineEnd;
    private final boolean bareErrors;
    private int lastFrom;
    private int lastTo;

    private SseSink(WireBytes bytes, byte[] lineEnd, boolean bareErrors) {
        this.bytes = bytes;
        this.lineEnd = lineEnd;
        this.bareErrors = bareErrors;
    }

    static SseSink of(Dialect client, WireBytes bytes) {
        boolean google = client == Dialect.GEMINI_GENERATE;
        return new SseSink(bytes, google ? CRLF : LF, google);
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

    private void blankLine() {
        bytes.append(lineEnd);
        bytes.append(lineEnd);
    }

    /** The last event stands in the bytes still: it was written in the same step. */
    @Override
    public void close(boolean failed) {
        if (failed && bareErrors && lastTo <= bytes.length()) {
            bytes.repeat(lastFrom, lastTo);
        }
    }
}
