package io.torouter.gateway.http;

import io.torouter.dialect.BodyKind;
import io.torouter.dialect.Operation;
import io.torouter.dialect.Surface;
import io.vertx.core.http.HttpMethod;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out what a method and a path ask for, on either mount. Pure. */
final class Endpoints {
    private static final List<String> MOUNTS = List.of("/v1/", "/api/v1/", "/v1beta/", "/api/v1beta/");
    private static final Map<String, Target> OWN_KEY =
            Map.of(
                    "/v1/key", new Target.OwnKey(Target.OwnKey.Form.OURS),
                    "/api/v1/key", new Target.OwnKey(Target.OwnKey.Form.OPENROUTER),
                    "/api/v1/auth/key", new Target.OwnKey(Target.OwnKey.Form.OPENROUTER));
    private static final String MODELS = "models";
    private static final String RESPONSES = "responses/";
    private static final String INPUT_ITEMS = "/input_items";

    private final Map<String, Operation> byPath = new HashMap<>();
    private final Map<String, Operation> byVerb = new HashMap<>();

    Endpoints() {
        for (var operation : Operation.values()) {
            if (operation.modelInPath()) {
                byVerb.put(operation.path(), operation);
            } else if (operation.body() != BodyKind.NONE) {
                byPath.put(operation.path(), operation);
            }
        }
    }

    /**
     * @param path without query, as it came
     * @param hint the surface a client showed by its headers
     */
    Target match(HttpMethod method, String path, Surface hint) {
        var ownKey = OWN_KEY.get(path);
        if (ownKey != null) {
            return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)
                    ? ownKey
                    : new Target.WrongMethod(Surface.OPENAI, "GET");
        }
        for (var mount : MOUNTS) {
            if (path.startsWith(mount)) {
                var surface = mount.endsWith("beta/") ? Surface.GEMINI : hint;
                var below = decoded(path.substring(mount.length()));
                return climbs(below) ? new Target.Unknown(surface) : below(method, below, surface);
            }
        }
        return path.equals("/") || path.isEmpty() ? new Target.Root() : new Target.Unknown(hint);
    }

    /** Model and object ids become parts of the upstream's path; none may lead out of it. */
    private static boolean climbs(String path) {
        return path.contains("..") && List.of(path.split("[/:]", -1)).contains("..");
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return path;
        }
    }

    private Target below(HttpMethod method, String path, Surface surface) {
        var operation = byPath.get(path);
        if (operation != null) {
            return method.equals(HttpMethod.POST)
                    ? new Target.Call(operation, "", "")
                    : new Target.WrongMethod(operation.surface(), "POST");
        }
        if (path.startsWith(MODELS) && (path.length() == MODELS.length() || path.charAt(MODELS.length()) == '/')) {
            return models(method, path, surface);
        }
        return path.startsWith(RESPONSES)
                ? stored(method, path.substring(RESPONSES.length()))
                : new Target.Unknown(surface);
    }

    private Target models(HttpMethod method, String path, Surface surface) {
        var rest = path.length() <= MODELS.length() + 1 ? "" : path.substring(MODELS.length() + 1);
        int colon = rest.lastIndexOf(':');
        var operation = colon < 0 ? null : byVerb.get(rest.substring(colon + 1));
        if (operation != null) {
            return method.equals(HttpMethod.POST)
                    ? new Target.Call(operation, rest.substring(0, colon), "")
                    : new Target.WrongMethod(Surface.GEMINI, "POST");
        }
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)
                ? new Target.Models(surface, rest)
                : new Target.WrongMethod(surface, "GET");
    }

    private static Target stored(HttpMethod method, String path) {
        var id = path.endsWith(INPUT_ITEMS) ? path.substring(0, path.length() - INPUT_ITEMS.length()) : path;
        if (id.isEmpty() || id.indexOf('/') >= 0) {
            return new Target.Unknown(Surface.OPENAI);
        }
        boolean items = id.length() < path.length();
        if (method.equals(HttpMethod.GET)) {
            return new Target.Call(items ? Operation.RESPONSES_INPUT_ITEMS : Operation.RESPONSES_GET, "", id);
        }
        return method.equals(HttpMethod.DELETE) && !items
                ? new Target.Call(Operation.RESPONSES_DELETE, "", id)
                : new Target.WrongMethod(Surface.OPENAI, items ? "GET" : "GET, DELETE");
    }
}
