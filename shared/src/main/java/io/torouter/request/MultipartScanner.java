package io.torouter.request;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what routing needs in a {@code multipart/form-data} body (RFC 7578), in one pass over its bytes.
 *
 * <p>Stricter than a mail reader: lines end with CRLF, headers are not folded, each part has one name, and the parts
 * that decide anything (model, stream) may stand there once only, so that no upstream reads another model than this
 * does.
 */
public final class MultipartScanner {
    private static final Set<String> ONCE = Set.of("model", "stream");

    private final MultipartCursor cursor;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String model;
    private @Nullable Span modelSpan;
    private boolean stream;

    private MultipartScanner(MultipartCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Scans {@code array[from, to)}.
     *
     * @param contentType value of the request's header, which names the boundary
     * @return facts whose offsets count from {@code from}; without a model where no part has that name
     * @throws MalformedBody if the header or the body is not what RFC 7578 asks for, or one of the fields found has a
     *     value that no API takes
     */
    public static RequestFacts scan(String contentType, byte[] array, int from, int to) throws MalformedBody {
        return new MultipartScanner(new MultipartCursor(boundary(contentType), array, from, to)).scan();
    }

    static String boundary(String contentType) throws MalformedBody {
        var header = HeaderParameters.parse(contentType);
        var boundary = header == null ? null : header.parameter("boundary");
        if (header == null || boundary == null || !isFormData(header.value(), boundary)) {
            throw new MalformedBody("expected a content-type of multipart/form-data with a boundary for the body", 0);
        }
        return boundary;
    }

    /** A boundary has 1 to 70 characters of ASCII (RFC 2046 section 5.1.1). */
    private static boolean isFormData(String type, String boundary) {
        return type.equals("multipart/form-data")
                && !boundary.isEmpty()
                && boundary.length() <= 70
                && boundary.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private RequestFacts scan() throws MalformedBody {
        cursor.skipPreamble();
        while (cursor.nextPart()) {
            part(cursor.headers(), cursor.content());
        }
        return new RequestFacts(model, modelSpan, stream, UsageSwitch.UNSPECIFIED, null);
    }

    private void part(HeaderParameters disposition, Span content) throws MalformedBody {
        var name = disposition.parameter("name");
        if (name == null || !ONCE.contains(name)) {
            return;
        }
        if (!seen.add(name)) {
            throw new MalformedBody("expected " + name + " only once, came again", content.from());
        }
        if (disposition.parameter("filename") != null) {
            throw new MalformedBody("expected " + name + " to be a plain field, came a file", content.from());
        }
        if (name.equals("model")) {
            model(content);
        } else {
            stream = flag(content);
        }
    }

    private void model(Span content) throws MalformedBody {
        if (content.length() == 0 || content.length() > JsonBodyScanner.MAX_MODEL_BYTES) {
            throw new MalformedBody(
                    "expected model to have 1 to " + JsonBodyScanner.MAX_MODEL_BYTES + " bytes", content.from());
        }
        modelSpan = content;
        model = cursor.text(content);
    }

    private boolean flag(Span content) throws MalformedBody {
        return switch (content.length() > 5 ? "too long" : cursor.text(content).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new MalformedBody("expected stream to be true or false", content.from());
        };
    }
}
