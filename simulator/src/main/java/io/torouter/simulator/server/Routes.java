package io.torouter.simulator.server;

import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Vendor;
import io.vertx.core.http.HttpMethod;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the route of a request. */
final class Routes {
    private static final String ANY = "*";

    private final Map<String, Route> byKey = new HashMap<>();
    private final Vendor fallback;

    /**
     * @param fallback whose errors paths get that lead nowhere
     */
    Routes(List<Route> routes, Vendor fallback) {
        routes.forEach(route -> byKey.put(key(route.method(), route.path()), route));
        this.fallback = fallback;
    }

    /** The route for that path; one that refuses everything where there is none. */
    Route find(HttpMethod method, String path) {
        var exact = byKey.get(key(method, path));
        if (exact != null) {
            return exact;
        }
        var parent = path.substring(0, path.lastIndexOf('/') + 1);
        return byKey.getOrDefault(key(method, parent + ANY), nowhere(method, path));
    }

    private Route nowhere(HttpMethod method, String path) {
        return new Route(
                method,
                path,
                fallback,
                call -> {
                    throw new Refused(
                            new Refusal(404, "Invalid URL (" + method + " /v1/" + call.path() + ")", null, null, 0));
                });
    }

    private static String key(HttpMethod method, String path) {
        return method.name() + " " + path;
    }
}
