package io.torouter.catalog.admin;

import io.torouter.admin.Problem;
import io.torouter.admin.bus.AdminCall;
import io.torouter.catalog.admin.Route.Ask;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of routes. */
record Routes(List<Route> all) {
    Routes {
        all = List.copyOf(all);
    }

    /** Where a call leads. */
    record Found(Route route, Ask ask) {}

    /**
     * @throws Refused where it leads nowhere
     */
    Found find(AdminCall call) throws Refused {
        var path = call.path().endsWith("/") ? call.path().substring(0, call.path().length() - 1) : call.path();
        var parts = List.of(path.split("/", -1));
        var there = all.stream().filter(route -> route.match(parts) != null).toList();
        var method = call.method().equals("HEAD") ? "GET" : call.method();
        for (var route : there) {
            var ids = route.match(parts);
            if (ids != null && route.method().equals(method)) {
                return new Found(route, new Ask(call, ids, Parameters.of(call.query())));
            }
        }
        throw there.isEmpty()
                ? new Refused(new Problem(404, "not_found", "there is no such path: see /admin/v1 for those there are"))
                : wrongMethod(there);
    }

    private static Refused wrongMethod(List<Route> there) {
        var allowed = there.stream().map(Route::method).distinct().sorted().collect(Collectors.joining(", "));
        return new Refused(
                new Problem(405, "method_not_allowed", "this path takes " + allowed), Map.of("allow", allowed));
    }

    /** The paths that can be read without an id. */
    List<String> starts() {
        return all.stream()
                .filter(route -> route.method().equals("GET") && route.path().indexOf('{') < 0)
                .map(Route::path)
                .toList();
    }
}
