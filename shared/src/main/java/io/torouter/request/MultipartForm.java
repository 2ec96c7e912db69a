package io.torouter.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of a {@code multipart/form-data} body, as strictly read as {@link MultipartScanner} does.
 *
 * @param fields in the order of the body
 */
public record MultipartForm(List<Field> fields) {
    public MultipartForm {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param file whether it has a file name
     * @param content not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Field(String name, boolean file, byte[] content) {
        public String text() {
            return new String(content, UTF_8);
        }
    }

    /**
     * Reads {@code array[from, to)}.
     *
     * @param contentType value of the request's header, which names the boundary
     * @throws MalformedBody if the header or the body is not what RFC 7578 asks for
     */
    public static MultipartForm read(String contentType, byte[] array, int from, int to) throws MalformedBody {
        var cursor = new MultipartCursor(MultipartScanner.boundary(contentType), array, from, to);
        var fields = new ArrayList<Field>();
        cursor.skipPreamble();
        while (cursor.nextPart()) {
            var disposition = cursor.headers();
            var content = cursor.content();
            var bytes = Arrays.copyOfRange(array, from + content.from(), from + content.from() + content.length());
            var name = String.valueOf(disposition.parameter("name"));
            fields.add(new Field(name, disposition.parameter("filename") != null, bytes));
        }
        return new MultipartForm(fields);
    }
}
