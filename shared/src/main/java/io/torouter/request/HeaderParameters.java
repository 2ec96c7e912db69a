package io.torouter.request;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header value with parameters, for example {@code form-data; name="model"} (RFC 9110 section 5.6.6).
 *
 * @param value in lower case, without parameters
 * @param parameters names in lower case; values without quotes and quoting backslashes
 */
record HeaderParameters(String value, Map<String, String> parameters) {
    HeaderParameters {
        parameters = Map.copyOf(parameters);
    }

    /** Parses a header value; null where it breaks the grammar or names a parameter twice. */
    static @Nullable HeaderParameters parse(String header) {
        var end = header.indexOf(';');
        var value = header.substring(0, end < 0 ? header.length() : end).strip().toLowerCase(Locale.ROOT);
        var parameters = new HashMap<String, String>();
        for (var at = end; at >= 0 && at < header.length(); ) {
            at = parameter(header, at + 1, parameters);
            if (at < 0) {
                return null;
            }
        }
        return new HeaderParameters(value, parameters);
    }

    @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** Reads one parameter and says where the next semicolon or the end is; negative where there is neither. */
    private static int parameter(String header, int from, Map<String, String> parameters) {
        if (header.substring(from).isBlank()) {
            return header.length();
        }
        var equals = header.indexOf('=', from);
        if (equals < 0) {
            return -1;
        }
        var value = new StringBuilder();
        var end = value(header, equals + 1, value);
        var name = header.substring(from, equals).strip().toLowerCase(Locale.ROOT);
        return end < 0 || parameters.put(name, value.toString()) != null ? -1 : end;
    }

    private static int value(String header, int from, StringBuilder value) {
        var end =
                from < header.length() && header.charAt(from) == '"'
                        ? quoted(header, from + 1, value)
                        : token(header, from, value);
        var next = end;
        while (next >= 0 && next < header.length() && isBlank(header.charAt(next))) {
            next++;
        }
        return next >= 0 && next < header.length() && header.charAt(next) != ';' ? -1 : next;
    }

    private static int token(String header, int from, StringBuilder value) {
        var end = from;
        while (end < header.length() && header.charAt(end) != ';' && !isBlank(header.charAt(end))) {
            end++;
        }
        value.append(header, from, end);
        return end == from || value.indexOf("\"") >= 0 ? -1 : end;
    }

    private static int quoted(String header, int from, StringBuilder value) {
        for (var at = from; at < header.length(); at++) {
            var c = header.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\' && at + 1 < header.length()) {
                at++;
            }
            value.append(header.charAt(at));
        }
        return -1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
