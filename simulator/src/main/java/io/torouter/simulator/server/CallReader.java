package io.torouter.simulator.server;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Multipart;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.script.ModelId;
import io.torouter.simulator.script.Script;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Makes a call out of an HTTP request. */
final class CallReader {
    private static final String HEADER_PREFIX = "x-simulator-";

    private CallReader() {}

    /** The call, under that script; directives are not looked at yet. */
    static Call read(HttpServerRequest request, Buffer body, Script script) {
        var path = RequestPath.parse(request.uri());
        var contentType = request.getHeader("content-type");
        var form = contentType == null ? Multipart.EMPTY : Multipart.parse(contentType, body);
        var json = form.parts().isEmpty() ? json(body) : Json.MISSING;
        var model = path.model() + json.at("model").text() + form.text("model");
        return new Call(
                request.method(),
                modelsOf(request, path.path()),
                path.query(),
                request.headers(),
                body,
                json,
                form,
                ModelId.parse(path.model().isEmpty() ? model : path.model()),
                script);
    }

    /** Three vendors list their models under one path, so it is told whose list is meant. */
    private static String modelsOf(HttpServerRequest request, String path) {
        if (!path.equals("models") && !path.startsWith("models/")) {
            return path;
        }
        if (request.headers().contains("anthropic-version")) {
            return "anthropic/" + path;
        }
        return request.headers().contains("x-goog-api-key") || request.uri().contains("/v1beta/")
                ? "gemini/" + path
                : path;
    }

    private static Json json(Buffer body) {
        try {
            return body.length() == 0 ? Json.MISSING : Json.parse(body);
        } catch (DecodeException e) {
            return Json.MISSING;
        }
    }

    /** The directives in the headers. */
    static Map<String, String> directives(MultiMap headers) {
        var directives = new HashMap<String, String>();
        headers.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(HEADER_PREFIX)) {
                directives.put(lower.substring(HEADER_PREFIX.length()), value);
            }
        });
        return directives;
    }
}
