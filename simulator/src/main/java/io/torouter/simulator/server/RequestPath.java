package io.torouter.simulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;

import java.net.URLDecoder;
import java.util.regex.Pattern;

/**
 * The path of a request below the API root, and its query.
 *
 * <p>A Gemini path names the model in front of a verb ({@code models/gemini-3:generateContent}), and here that model
 * may have directives; their question mark is taken for part of the model whether or not the client escaped it.
 *
 * @param path decoded, without a leading slash; without the model where there is a verb ({@code :generateContent})
 * @param model the model id in the path; empty where the path names none
 */
record RequestPath(String path, String model, MultiMap query) {
    private static final Pattern ROOT = Pattern.compile("^/+(api/)?(v1|v1beta|v1alpha)/");
    private static final Pattern VERB = Pattern.compile("^models/(.+):([A-Za-z]+)(\\?.*)?$");

    static RequestPath parse(String uri) {
        var below = ROOT.matcher(uri).replaceFirst("").replaceFirst("^/+", "");
        var verb = VERB.matcher(below);
        if (verb.matches()) {
            var query = verb.group(3) == null ? "" : verb.group(3).substring(1);
            return new RequestPath(":" + verb.group(2), decoded(verb.group(1)), query(query));
        }
        var mark = below.indexOf('?');
        return mark < 0
                ? new RequestPath(decoded(below), "", query(""))
                : new RequestPath(decoded(below.substring(0, mark)), "", query(below.substring(mark + 1)));
    }

    /** The text, or the text as it is where its escapes are broken. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static MultiMap query(String query) {
        var parameters = MultiMap.caseInsensitiveMultiMap();
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }
}
