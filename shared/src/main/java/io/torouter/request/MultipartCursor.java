package io.torouter.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Walks over the parts of a multipart body (RFC 2046 section 5.1.1).
 *
 * <p>Call {@link #skipPreamble()}, then for each part {@link #nextPart()}, {@link #headers()}, {@link #content()}. A
 * delimiter is CRLF, two hyphens and the boundary; behind it stand blanks and CRLF, or two hyphens at the end of all.
 * What begins like one and goes on otherwise is content. The search costs one comparison a byte: a delimiter begins
 * with CR and has no second one, so no two tries overlap.
 */
final class MultipartCursor {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] HYPHENS = {'-', '-'};

    private final byte[] delimiter;
    private final byte[] array;
    private final int start;
    private final int to;
    private int at;

    MultipartCursor(String boundary, byte[] array, int from, int to) {
        this.delimiter = ("\r\n--" + boundary).getBytes(US_ASCII);
        this.array = array;
        this.start = from;
        this.to = to;
        this.at = from;
    }

    /** Goes to the first delimiter, which needs no line break before it where the body begins with it. */
    void skipPreamble() throws MalformedBody {
        var bare = Arrays.copyOfRange(delimiter, CRLF.length, delimiter.length);
        if (matches(at, bare) && endsDelimiter(at + bare.length)) {
            at += bare.length;
        } else {
            content();
        }
    }

    /** Goes behind the delimiter, and says whether a part follows; what stands behind the last one is ignored. */
    boolean nextPart() {
        if (matches(at, HYPHENS)) {
            return false;
        }
        at = skipBlanks(at) + CRLF.length;
        return true;
    }

    /** Reads the headers of a part up to the empty line, and parses the one that counts. */
    HeaderParameters headers() throws MalformedBody {
        @Nullable HeaderParameters disposition = null;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (!line.regionMatches(true, 0, "content-disposition:", 0, 20)) {
                continue;
            }
            if (disposition != null) {
                throw malformed("expected one content-disposition header in a part, came another");
            }
            disposition = HeaderParameters.parse(line.substring(20));
        }
        if (disposition == null || !isField(disposition)) {
            throw malformed("expected a content-disposition header of form-data with a name in a part");
        }
        return disposition;
    }

    /** Reads up to the next delimiter, and stands behind its boundary then. */
    Span content() throws MalformedBody {
        var from = at;
        for (var i = from; i <= to - delimiter.length; i++) {
            if (array[i] == '\r' && matches(i, delimiter) && endsDelimiter(i + delimiter.length)) {
                at = i + delimiter.length;
                return new Span(from - start, i - start);
            }
        }
        at = to;
        throw malformed("expected a line with the boundary, came to the end of the body");
    }

    String text(Span span) {
        return new String(array, start + span.from(), span.length(), UTF_8);
    }

    /** RFC 7578 section 4.2 forbids the encoded forms, which another parser might take for a name. */
    private static boolean isField(HeaderParameters disposition) {
        return disposition.value().equals("form-data")
                && disposition.parameter("name") != null
                && disposition.parameters().keySet().stream().noneMatch(name -> name.startsWith("name*"));
    }

    private String line() throws MalformedBody {
        var end = at;
        while (end < to && array[end] != '\r' && array[end] != '\n') {
            end++;
        }
        if (!matches(end, CRLF)) {
            at = end;
            throw malformed("expected CRLF at the end of a header line");
        }
        if (end > at && (array[at] == ' ' || array[at] == '\t')) {
            throw malformed("expected a header line that is not folded");
        }
        var line = new String(array, at, end - at, UTF_8);
        at = end + CRLF.length;
        return line;
    }

    private boolean endsDelimiter(int from) {
        return matches(from, HYPHENS) || matches(skipBlanks(from), CRLF);
    }

    private int skipBlanks(int from) {
        var next = from;
        while (next < to && (array[next] == ' ' || array[next] == '\t')) {
            next++;
        }
        return next;
    }

    private boolean matches(int from, byte[] bytes) {
        var end = from + bytes.length;
        return end <= to && Arrays.equals(array, from, end, bytes, 0, bytes.length);
    }

    private MalformedBody malformed(String expectation) {
        return new MalformedBody(expectation, at - start);
    }
}
