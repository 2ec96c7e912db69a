package io.torouter.simulator.server;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.script.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

import java.util.HashMap;

/** Gets the answer to a call from its endpoint, or the error that the call or its script deserves. Pure. */
final class Clerk {
    private static final Buffer GARBAGE = Buffer.buffer("{\"simulator\": this is not JSON");

    private Clerk() {}

    static Answer answer(Route route, Call call) {
        try {
            return scripted(route, call);
        } catch (Refused e) {
            return refuse(route, call, e.refusal());
        }
    }

    static Answer refuse(Route route, Call call, Refusal refusal) {
        var whole = withVendorHeaders(route, call, route.vendor().refuse(refusal, call));
        return refusal.retryAfterSeconds() > 0 && whole instanceof Whole error
                ? error.with("retry-after", Integer.toString(refusal.retryAfterSeconds()))
                : whole;
    }

    private static Answer scripted(Route route, Call call) {
        var script = call.script();
        var told = Refusal.scripted(script.status(), script.retryAfterSeconds());
        if (script.fault() == Fault.STATUS) {
            return refuse(route, call, told);
        }
        checkReadable(call);
        return switch (route.endpoint().answer(call)) {
            case Whole whole when script.fault() == Fault.ERROR_EVENT ->
                    withVendorHeaders(route, call, route.vendor().refuse(told, call).with(whole.status()));
            case Whole whole when script.fault() == Fault.BAD_JSON ->
                    withVendorHeaders(route, call, new Whole(whole.status(), whole.headers(), GARBAGE, whole.tokens()));
            case Answer good -> withVendorHeaders(route, call, good);
        };
    }

    private static void checkReadable(Call call) {
        if (call.method().equals(HttpMethod.POST)) {
            if (!call.json().isObject() && call.form().parts().isEmpty()) {
                throw new Refused(Refusal.badRequest("The body of the request is not a JSON object.", null));
            }
            if (call.model().isEmpty()) {
                throw new Refused(Refusal.badRequest("you must provide a model parameter", "model"));
            }
        }
    }

    private static Answer withVendorHeaders(Route route, Call call, Answer answer) {
        var headers = new HashMap<>(route.vendor().headers(call.identity()));
        headers.putAll(answer.headers());
        return switch (answer) {
            case Whole(var status, _, var body, var tokens) -> new Whole(status, headers, body, tokens);
            case Streamed(_, var frames, var grammar) -> new Streamed(headers, frames, grammar);
        };
    }
}
