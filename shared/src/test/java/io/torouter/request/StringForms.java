package io.torouter.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may stand in a JSON string, byte by byte: RFC 8259 section 7 and the table of RFC 3629 section 4. It is slow and
 * plain on purpose, to be compared with.
 */
final class StringForms {
    private static final String TAIL = "[\\x80-\\xBF]";
    private static final String HEX = "[0-9a-fA-F]";

    /** Every form is the classes of its bytes; no form begins with another. */
    private static final List<List<boolean[]>> FORMS =
            List.of(
                    form("[\\x20-\\x7F&&[^\"\\\\]]"),
                    form("\\\\", "[\"\\\\/bfnrt]"),
                    form("\\\\", "u", HEX, HEX, HEX, HEX),
                    form("[\\xC2-\\xDF]", TAIL),
                    form("\\xE0", "[\\xA0-\\xBF]", TAIL),
                    form("[\\xE1-\\xEC\\xEE\\xEF]", TAIL, TAIL),
                    form("\\xED", "[\\x80-\\x9F]", TAIL),
                    form("\\xF0", "[\\x90-\\xBF]", TAIL, TAIL),
                    form("[\\xF1-\\xF3]", TAIL, TAIL, TAIL),
                    form("\\xF4", "[\\x80-\\x8F]", TAIL, TAIL));

    private StringForms() {}

    private static List<boolean[]> form(String... classes) {
        return Arrays.stream(classes).map(StringForms::members).toList();
    }

    private static boolean[] members(String bytes) {
        var pattern = Pattern.compile(bytes);
        var members = new boolean[256];
        for (int b = 0; b < 256; b++) {
            var text = new String(new byte[] {(byte) b}, ISO_8859_1);
            members[b] = pattern.matcher(text).matches();
        }
        return members;
    }

    /** The same as {@link StringBytes#end}. */
    static int end(byte[] array, int from, int to) {
        var at = from;
        while (at >= 0 && at < to && array[at] != '"') {
            at = skipForm(array, at, to);
        }
        return at == to ? ~to : at;
    }

    private static int skipForm(byte[] array, int from, int to) {
        var forms = FORMS;
        for (int at = from; at < to; at++) {
            int place = at - from;
            int b = array[at] & 0xFF;
            forms = forms.stream().filter(form -> form.get(place)[b]).toList();
            if (forms.isEmpty()) {
                return ~at;
            }
            if (forms.getFirst().size() == place + 1) {
                return at + 1;
            }
        }
        return ~to;
    }
}
