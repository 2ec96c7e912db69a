package io.torouter.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where some members of a JSON object stand. The whole text is checked on the way. */
public final class MemberSpans {
    private MemberSpans() {}

    /**
     * Finds members of the object in {@code array[from, to)}; of a key that comes twice, the last one.
     *
     * @return the values by key, with offsets that count from {@code from}; what is not there is left out
     * @throws MalformedBody if it is no JSON object
     */
    public static Map<String, Span> of(byte[] array, int from, int to, Set<String> keys) throws MalformedBody {
        var found = new HashMap<String, Span>();
        var text = new JsonCursor(array, from, to);
        text.members((cursor, name) -> {
            var key = cursor.text(name);
            var value = cursor.skip();
            if (keys.contains(key)) {
                found.put(key, value);
            }
        });
        text.end();
        return found;
    }

    /**
     * The text of a string value.
     *
     * @param value where it stands in {@code array[from, …)}, quotes included
     */
    public static String text(byte[] array, int from, Span value) {
        return StringBytes.text(array, from + value.from() + 1, from + value.to() - 1);
    }
}
