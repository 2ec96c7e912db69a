package io.torouter.simulator.server;

import io.torouter.settings.SimulatorSettings;
import io.torouter.simulator.anthropic.AnthropicApi;
import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.gemini.GeminiApi;
import io.torouter.simulator.openai.OpenAiApi;
import io.torouter.simulator.play.Acts;
import io.torouter.simulator.play.Player;
import io.torouter.simulator.script.Chance;
import io.torouter.simulator.script.Script;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.stream.Stream;

/** Answers HTTP requests: reads them whole, asks the endpoint for an answer, and has it played. */
public final class SimulatorServer {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);
    private static final int SERVER_ERROR = 500;
    private static final String CONTROL_PATH = "/__simulator";

    private final Vertx vertx;
    private final Script script;
    private final Chance chance;
    private final Journal journal;
    private final Routes routes;

    public SimulatorServer(Vertx vertx, SimulatorSettings settings, Journal journal) {
        this.vertx = vertx;
        this.script = Script.of(settings);
        this.chance = new Chance(settings.fault(), settings.seed());
        this.journal = journal;
        this.routes = new Routes(allRoutes(), OpenAiApi.VENDOR);
    }

    private static List<Route> allRoutes() {
        return Stream.of(OpenAiApi.routes(), AnthropicApi.routes(), GeminiApi.routes()).flatMap(List::stream).toList();
    }

    /** Handles one request of any kind, on its event loop. */
    public void handle(HttpServerRequest request) {
        if (CONTROL_PATH.equals(request.path())) {
            control(request);
        } else {
            // A client that leaves while it still sends gets no answer and is not counted.
            request.body().onSuccess(body -> answer(request, body));
        }
    }

    private void control(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.DELETE)) {
            journal.forget();
        }
        request.response().putHeader("content-type", "application/json").end(journal.observed().toJson().toBuffer());
    }

    private void answer(HttpServerRequest request, Buffer body) {
        var ordinal = journal.observed().requests();
        journal.begun(SeenRequest.of(request.method().name(), request.uri(), request.headers(), body));
        var call = CallReader.read(request, body, script);
        var route = routes.find(call.method(), call.path());
        try {
            var directed = directed(call, ordinal);
            play(request, Clerk.answer(route, directed), directed.script());
        } catch (Refused e) {
            play(request, Clerk.refuse(route, call, e.refusal()), Script.USUAL);
        } catch (RuntimeException e) {
            LOG.error("The simulator cannot answer {} {}", call.method(), call.path(), e);
            play(request, Clerk.refuse(route, call, Refusal.scripted(SERVER_ERROR, 0)), Script.USUAL);
        }
    }

    private Call directed(Call call, long ordinal) {
        try {
            var asked = script.with(call.modelId().directives()).with(CallReader.directives(call.headers()));
            return call.under(journal.scriptFor(call.modelId(), chance.roll(asked, ordinal, call.wantsStream())));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.badRequest(String.valueOf(e.getMessage()), "model"), e);
        }
    }

    private void play(HttpServerRequest request, Answer answer, Script under) {
        new Player(vertx, request, Acts.of(answer, under), journal).play(answer);
    }
}
