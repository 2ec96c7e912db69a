package io.torouter.gateway.stream;

import io.torouter.bus.Headers;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Surface;
import io.torouter.error.ErrorBody;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes heads, errors and small documents of the gateway's own. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    public static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
    private static final CharSequence ANTHROPIC_REQUEST_ID = HttpHeaders.createOptimized("request-id");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

    /**
     * What SDKs of OpenAI and Anthropic ask before they try once more what ended with a status of 429, or of 500 or
     * above.
     */
    private static final CharSequence SHOULD_RETRY = HttpHeaders.createOptimized("x-should-retry");

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private final Completion completion;
    private final Cors cors;

    public Answers(Completion completion, Cors cors) {
        this.completion = completion;
        this.cors = cors;
    }

    /** Sets the status and the headers that every answer has. */
    public HttpServerResponse head(Exchange exchange, int status) {
        var response = exchange.request().response().setStatusCode(status);
        response.putHeader(REQUEST_ID, exchange.id());
        if (exchange.surface() == Surface.ANTHROPIC) {
            response.putHeader(ANTHROPIC_REQUEST_ID, exchange.id());
        }
        cors.mark(exchange.request(), response);
        return response;
    }

    HttpServerResponse head(Exchange exchange, int status, Headers headers) {
        var response = head(exchange, status);
        for (int i = 0; i < headers.count(); i++) {
            response.putHeader(headers.name(i), headers.value(i));
        }
        return response;
    }

    /** A fault of our own in the middle of a request: whatever was begun, the client gets an end. */
    public void crashed(Exchange exchange, RuntimeException fault) {
        LOG.error("request {} met a fault of the gateway", exchange.id(), fault);
        var response = exchange.request().response();
        if (response.headWritten()) {
            response.reset();
        } else {
            response.headers().clear();
            refuse(exchange, new GatewayError(ErrorCode.INTERNAL, "the gateway failed on this request"));
        }
    }

    /** Whether nobody can tell if the body will still come: its client waits for 100-continue, and is refused. */
    public static boolean isBodyInDoubt(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                && request.headers().contains(HttpHeaders.EXPECT)
                && !request.isEnded();
    }

    /** Tells the client to go on with another connection; HTTP/2 has no such header. */
    public void closing(Exchange exchange) {
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.request().response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** Answers with nothing but a head. */
    public void empty(Exchange exchange, int status) {
        head(exchange, status).end();
        completion.over(exchange, new Exchange.Ending(status, Settlement.none(Outcome.COMPLETED), "", 0));
    }

    /** Refuses a request that no router has seen. */
    public void refuse(Exchange exchange, GatewayError error) {
        error(exchange, error, Settlement.none(Outcome.REFUSED));
    }

    void error(Exchange exchange, GatewayError error, Settlement settlement) {
        byte[] body = ErrorBody.render(exchange.surface(), error, exchange.id());
        var response = head(exchange, error.status());
        if (error.retryAfterSeconds() > 0) {
            response.putHeader(RETRY_AFTER, Integer.toString(error.retryAfterSeconds()));
        }
        if (error.code().isSticky()) {
            response.putHeader(SHOULD_RETRY, "false");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (isBodyInDoubt(exchange.request())) {
            closing(exchange);
            end(exchange, response, Buffer.buffer(body)).onComplete(_ -> exchange.request().connection().close());
        } else {
            end(exchange, response, Buffer.buffer(body));
        }
        completion.over(exchange, new Exchange.Ending(error.status(), settlement, error.code().text(), body.length));
    }

    /** Answers with a document of the gateway's own. */
    public void document(Exchange exchange, byte[] json) {
        var response = head(exchange, 200).putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        end(exchange, response, Buffer.buffer(json));
        completion.over(exchange, new Exchange.Ending(200, Settlement.none(Outcome.COMPLETED), "", json.length));
    }

    private static Future<Void> end(Exchange exchange, HttpServerResponse response, Buffer body) {
        if (response.closed() || response.ended()) {
            return Future.succeededFuture();
        }
        return exchange.request().method().equals(HttpMethod.HEAD)
                ? response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end()
                : response.end(body);
    }

    /** The client left before there was anything to answer. */
    public void abandoned(Exchange exchange) {
        completion.over(exchange, new Exchange.Ending(499, Settlement.none(Outcome.CANCELLED), "", 0));
    }
}
