package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.admin.Problem;
import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.ledger.LedgerFilter;
import io.torouter.catalog.ledger.LedgerQueries;
import io.torouter.catalog.ledger.LedgerQueries.Dimension;
import io.torouter.catalog.ledger.Totals;
import io.torouter.money.Usd;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What was used and what it cost. */
record UsagePages(AdminParts parts) {
    private static final String USAGE = AdminDesk.ROOT + "/usage";
    private static final String REQUESTS = AdminDesk.ROOT + "/requests";

    List<Route> routes() {
        return List.of(
                new Route("GET", USAGE, this::totals),
                new Route("GET", USAGE + "/models", ask -> shares(ask, Dimension.MODEL)),
                new Route("GET", USAGE + "/keys", ask -> shares(ask, Dimension.KEY)),
                new Route("GET", USAGE + "/channels", ask -> shares(ask, Dimension.CHANNEL)),
                new Route("GET", USAGE + "/accounts", ask -> shares(ask, Dimension.ACCOUNT)),
                new Route("GET", USAGE + "/series", this::series),
                new Route("GET", USAGE + "/export", ask -> UsageExport.piece(queries(), ask, parts.clock().instant())),
                new Route("GET", REQUESTS, this::requests),
                new Route("GET", REQUESTS + "/{id}", this::request));
    }

    private LedgerQueries queries() throws Refused {
        var ledger = parts.requireDatabase().ledger();
        if (ledger == null) {
            throw new Refused(new Problem(404, "no_ledger", "there is no ledger: 'ledger' is switched off"));
        }
        return ledger;
    }

    private Reply totals(Ask ask) throws Refused, SQLException {
        var filter = LedgerParameters.filter(ask.parameters(), parts.clock().instant());
        ask.parameters().refuseOthers();
        var json = time(filter);
        json.setAll(json(queries().totals(filter)));
        return Reply.of(json);
    }

    private Reply shares(Ask ask, Dimension dimension) throws Refused, SQLException {
        var filter = LedgerParameters.filter(ask.parameters(), parts.clock().instant());
        int most = ListPart.limit(ask.parameters());
        ask.parameters().refuseOthers();
        var json = time(filter);
        var data = json.putArray("data");
        for (var share : queries().shares(dimension, filter, most)) {
            var each = JsonNodeFactory.instance.objectNode();
            each.put(dimension.name().toLowerCase(Locale.ROOT), share.name());
            each.setAll(json(share.totals()));
            data.add(each);
        }
        return Reply.of(json);
    }

    private Reply series(Ask ask) throws Refused, SQLException {
        var filter = LedgerParameters.filter(ask.parameters(), parts.clock().instant());
        var step = LedgerParameters.step(ask.parameters(), filter);
        ask.parameters().refuseOthers();
        var json = time(filter).put("step_seconds", step.toSeconds());
        var data = json.putArray("data");
        for (var point : queries().series(filter, step)) {
            var each = JsonNodeFactory.instance.objectNode();
            each.put("at", Instant.ofEpochMilli(point.startMillis()).toString());
            each.setAll(json(point.totals()));
            data.add(each);
        }
        return Reply.of(json);
    }

    private static ObjectNode time(LedgerFilter filter) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("start", filter.from().toString())
                .put("end", filter.to().toString());
    }

    private static ObjectNode json(Totals totals) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requests", totals.requests())
                .put("failed", totals.failed())
                .put("input_tokens", totals.inputTokens())
                .put("cache_read_tokens", totals.cacheReadTokens())
                .put("cache_write_tokens", totals.cacheWriteTokens())
                .put("output_tokens", totals.outputTokens())
                .put("reasoning_tokens", totals.reasoningTokens())
                .put("cost_usd", Usd.number(totals.cost()));
    }

    /** The latest first. */
    private Reply requests(Ask ask) throws Refused, SQLException {
        var part = ListPart.of(ask.parameters());
        var after = RowCursor.read(part.after());
        var filter = LedgerParameters.filter(ask.parameters(), parts.clock().instant());
        ask.parameters().refuseOthers();
        var rows = queries().newest(filter, after, part.most());
        return part.reply(rows, RowCursor::write, shown -> shown.stream().map(RequestView::json));
    }

    private Reply request(Ask ask) throws Refused, SQLException {
        ask.parameters().refuseOthers();
        var found = queries().find(ask.id());
        if (found == null) {
            throw Refused.notFound("request '" + ask.id() + "' in the ledger");
        }
        return Reply.of(RequestView.whole(found));
    }
}
