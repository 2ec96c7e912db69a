package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.admin.Problem;
import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminCall;
import io.torouter.catalog.admin.Route.Ask;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Answers calls of the admin API by a table of routes. May be called from any thread. */
final class AdminDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AdminDesk.class);
    static final String ROOT = "/admin/v1";

    /** A class of SQL. */
    private static final String INVALID_DATA = "22";

    private final Routes routes;
    private final Buffer description = description();

    /**
     * @param routers who can be asked about channels
     */
    AdminDesk(AdminParts parts, Routers routers) {
        var table = new ArrayList<Route>();
        table.add(new Route("GET", ROOT, this::links));
        table.add(new Route("GET", ROOT + "/openapi.json", this::description));
        table.add(new Route("GET", ROOT + "/nodes", new NodesPage(parts.nodes())::answer));
        table.add(new Route("GET", ROOT + "/config", new ConfigPage(parts)::answer));
        table.add(new Route("GET", ROOT + "/cooldowns", new CooldownPage(routers)::answer));
        for (var shelf : new Shelves(parts).all()) {
            table.add(new Route("GET", shelf.path(), shelf::list));
            table.add(new Route("GET", shelf.path() + "/{id}", shelf::one));
        }
        table.addAll(new EditRoutes(parts).all());
        table.addAll(new ChannelRoutes(parts, routers).all());
        table.addAll(new UsagePages(parts).routes());
        table.addAll(new LimitPages(parts).routes());
        this.routes = new Routes(table);
    }

    List<Route> routes() {
        return routes.all();
    }

    /**
     * Blocks until all is done but what waits for other nodes.
     *
     * @return fails for a fault of the gateway
     * @throws IOException if a credential cannot be sealed
     */
    Future<AdminAnswer> answer(AdminCall call) throws IOException {
        var path = "";
        try {
            var found = routes.find(call);
            var route = found.route().path();
            path = route;
            return found.route()
                    .answer(found.ask())
                    .map(reply -> answer(route, reply.unless(call.header("if-none-match"))))
                    .recover(cause ->
                            cause instanceof Refused refused
                                    ? Future.succeededFuture(answer(route, refused.reply()))
                                    : Future.failedFuture(cause));
        } catch (Refused refused) {
            return Future.succeededFuture(answer(path, refused.reply()));
        } catch (SQLException cause) {
            return Future.succeededFuture(answer(path, unanswered(path, cause).reply()));
        }
    }

    /** A text that no database can hold is the caller's fault; all else is the database's. */
    private static Refused unanswered(String path, SQLException cause) {
        if (String.valueOf(cause.getSQLState()).startsWith(INVALID_DATA)) {
            return new Refused(
                    new Problem(400, "invalid_text", "a text of the call is none that the database can hold"));
        }
        LOG.warn("the database could not be asked for {}: {}", path, cause.toString());
        var detail =
                "the database cannot be reached; what is in force stays so, and what the file declares can be read";
        return new Refused(new Problem(503, "database_unreachable", detail));
    }

    private static AdminAnswer answer(String route, Reply reply) {
        return new AdminAnswer(reply.status(), route, reply.headers(), reply.body(), reply.next());
    }

    private Reply links(Ask ask) throws Refused {
        ask.parameters().refuseOthers();
        var json = JsonNodeFactory.instance.objectNode().put("name", "torouter");
        var links = json.putObject("links");
        for (var path : routes.starts()) {
            var name = path.substring(ROOT.length());
            links.put(name.isEmpty() ? "self" : name.substring(1), path);
        }
        return Reply.of(json);
    }

    private Reply description(Ask ask) throws Refused {
        ask.parameters().refuseOthers();
        return Reply.of(description).tagged();
    }

    private static Buffer description() {
        try (var in = AdminDesk.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the program");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
