package io.torouter.gateway.admin;

import io.torouter.admin.Problem;
import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminCall;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Completion;
import io.torouter.gateway.stream.Exchange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one call: asks for it piece by piece, as fast as the client takes them. Confined to one event loop.
 *
 * <p>waiting → head written → ended | broken, or waiting → refused; gone from any of them. Once the head is out, a
 * failure breaks the connection: the client must not take what came for all there is.
 */
final class PiecedAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(PiecedAnswer.class);
    private static final int GONE = 499;
    private static final int FIRST_ERROR = 400;

    private final Exchange exchange;
    private final Completion completion;
    private final AdminNodes nodes;
    private long written;
    private boolean over;

    PiecedAnswer(Exchange exchange, Completion completion, AdminNodes nodes) {
        this.exchange = exchange;
        this.completion = completion;
        this.nodes = nodes;
    }

    /**
     * @param asked called when nobody needs the body of the call any more
     */
    void ask(AdminCall call, Runnable asked) {
        response().closeHandler(_ -> gone());
        nodes.ask(call).onComplete(_ -> asked.run()).onSuccess(answer -> begin(call, answer)).onFailure(this::failed);
    }

    private HttpServerResponse response() {
        return exchange.request().response();
    }

    private void begin(AdminCall call, AdminAnswer first) {
        if (isOver()) {
            return;
        }
        exchange.leadsToAdmin(first.route().isEmpty() ? exchange.path() : first.route());
        var response = head(first.status());
        first.headers().forEach(response::putHeader);
        if (exchange.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(first.body().length()));
            end(Buffer.buffer());
        } else if (first.next().isEmpty()) {
            end(first.body());
        } else {
            response.setChunked(true);
            goOn(call, first);
        }
    }

    private HttpServerResponse head(int status) {
        return response()
                .setStatusCode(status)
                .putHeader(Answers.REQUEST_ID, exchange.id())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private void goOn(AdminCall call, AdminAnswer piece) {
        if (isOver()) {
            return;
        }
        if (piece.next().isEmpty()) {
            end(piece.body());
            return;
        }
        written += piece.body().length();
        var response = response();
        response.write(piece.body());
        if (response.writeQueueFull()) {
            response.drainHandler(_ -> {
                response.drainHandler(null);
                askNext(call.at(piece.next()));
            });
        } else {
            askNext(call.at(piece.next()));
        }
    }

    private void askNext(AdminCall call) {
        if (!isOver()) {
            nodes.ask(call).onSuccess(piece -> goOn(call, piece)).onFailure(this::failed);
        }
    }

    private boolean isOver() {
        if (!over && response().closed()) {
            gone();
        }
        return over;
    }

    private void end(Buffer last) {
        written += last.length();
        int status = response().getStatusCode();
        over(status, status < FIRST_ERROR ? Outcome.COMPLETED : Outcome.REFUSED, "");
        if (last.length() == 0) {
            response().end();
        } else {
            response().end(last);
        }
    }

    private void over(int status, Outcome outcome, String code) {
        if (!over) {
            over = true;
            completion.over(exchange, new Exchange.Ending(status, Settlement.none(outcome), code, written));
        }
    }

    /** The client left. */
    void gone() {
        over(GONE, Outcome.CANCELLED, "");
    }

    /**
     * Refuses the call.
     *
     * @param retryAfterSeconds 0 where waiting does not help
     */
    void refuse(Problem problem, int retryAfterSeconds) {
        if (isOver()) {
            return;
        }
        var body = Buffer.buffer(problem.json());
        var response = head(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.putHeader("www-authenticate", "Bearer");
        }
        if (retryAfterSeconds > 0) {
            response.putHeader("retry-after", Integer.toString(retryAfterSeconds));
        }
        written = body.length();
        over(problem.status(), Outcome.REFUSED, problem.code());
        if (Answers.isBodyInDoubt(exchange.request())) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.end(body).onComplete(_ -> exchange.request().connection().close());
        } else {
            response.end(body);
        }
    }

    private void failed(Throwable cause) {
        if (isOver()) {
            return;
        }
        if (response().headWritten()) {
            LOG.warn("an answer of the admin API broke off: {}", cause.toString());
            over(response().getStatusCode(), Outcome.TRUNCATED, "");
            response().reset();
        } else {
            refuse(problem(cause), 0);
        }
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof AdminNodes.NoNode) {
            return new Problem(
                    503, "no_catalog", "no node with the role catalog can be reached, or all of them are busy");
        }
        if (AdminNodes.isLate(cause)) {
            return new Problem(
                    504, "timeout", "the node with the role catalog did not answer in time; it may still do the work");
        }
        return new Problem(500, "internal_error", "the node with the role catalog failed on this call");
    }
}
