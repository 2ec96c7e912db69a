package io.torouter.catalog.admin;

import io.torouter.catalog.config.Kind;

import java.util.ArrayList;
import java.util.List;

/** The part of the table that changes what is in the database. */
record EditRoutes(AdminParts parts) {
    List<Route> all() {
        var routes = new ArrayList<Route>();
        for (var kind : Kind.values()) {
            var list = AdminDesk.ROOT + '/' + kind.section();
            routes.addAll(kind == Kind.KEY ? ofKeys(list) : ofObjects(list, kind));
        }
        routes.add(
                new Route(
                        "GET",
                        AdminDesk.ROOT + "/audit",
                        ask -> new AuditPage(parts.requireDatabase().edits()).answer(ask)));
        return routes;
    }

    private List<Route> ofObjects(String list, Kind kind) {
        return List.of(
                new Route("POST", list, ask -> objects(kind).create(ask)),
                new Route("PUT", list + "/{id}", ask -> objects(kind).replace(ask)),
                new Route("DELETE", list + "/{id}", ask -> objects(kind).delete(ask)));
    }

    private DatabaseObjects objects(Kind kind) throws Refused {
        return new DatabaseObjects(kind, parts.requireDatabase().objects());
    }

    private List<Route> ofKeys(String list) {
        return List.of(
                new Route("POST", list, ask -> keys().create(ask)),
                new Route("PUT", list + "/{id}", ask -> keys().replace(ask)),
                new Route("DELETE", list + "/{id}", ask -> keys().delete(ask)),
                new Route("POST", list + "/{id}/rotate", ask -> keys().rotate(ask)));
    }

    private DatabaseKeys keys() throws Refused {
        return new DatabaseKeys(parts.requireDatabase().keys());
    }
}
