package io.torouter.gateway.stream;

import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.error.ErrorEvent;
import io.torouter.error.GatewayError;
import io.torouter.usage.ByteGuess;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * One answer on its way to the client: waiting → committed → over. Confined to the edge's event loop.
 *
 * <p>Until the commit an error is an answer with a status; after it, an event in the client's dialect and a connection
 * that ends without the protocol's own end, so that nobody takes a broken answer for a whole one.
 *
 * <p>A client that leaves, or whose answer we break off, is not waited for: the stream is over and counts as open no
 * more. Only its {@link Completion} waits until its router has said what was used; see {@link Farewells}.
 */
final class EdgeStream implements Unsettled {
    private long id;
    private final Exchange exchange;
    private final EdgeStreams owner;
    private final HttpServerResponse response;
    private final long requestBytes;
    private @Nullable PendingRequest pending;
    private @Nullable ClientFlow flow;
    private String router = "";
    private int sequence;
    private int status;
    private String contentType = "";
    private long bodyBytes;
    private boolean over;
    private Outcome parting = Outcome.CANCELLED;
    private String partingCode = "";

    EdgeStream(long id, Exchange exchange, PendingRequest pending, EdgeStreams owner) {
        this.id = id;
        this.exchange = exchange;
        this.pending = pending;
        this.owner = owner;
        this.requestBytes = pending.bodyBytes();
        this.response = exchange.request().response();
        response.closeHandler(_ -> clientGone());
        response.exceptionHandler(_ -> clientGone());
    }

    @Override
    public long id() {
        return id;
    }

    Exchange exchange() {
        return exchange;
    }

    @Override
    public String router() {
        return router;
    }

    /** What another router would need to serve the request; null once the answer is committed. */
    @Nullable PendingRequest pending() {
        return pending;
    }

    /** Under another number, frames that are still on their way from a former router are nobody's. */
    void renumber(long number) {
        id = number;
    }

    void sentTo(String address) {
        router = address;
    }

    void head(Head head) {
        var chosen = pending;
        if (over || chosen == null) {
            return;
        }
        status = head.status();
        owner.answers().head(exchange, status, head.headers());
        contentType = String.valueOf(response.headers().get(HttpHeaders.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        frame(exchange.request().version());
        flow = new ClientFlow(response, chosen.credit(), owner.open(), bytes -> owner.grant(this, bytes));
        commit(chosen);
    }

    /** How the client will know that the answer is over; HTTP/1.0 knows only the end of the connection. */
    private void frame(HttpVersion version) {
        switch (version) {
            case HTTP_1_0 -> response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            case HTTP_1_1 -> response.setChunked(true);
            case HTTP_2 -> {}
        }
    }

    private void commit(PendingRequest chosen) {
        pending = null;
        chosen.release();
    }

    void data(Data data) {
        if (over) {
            return;
        }
        if (flow == null || data.sequence() != ++sequence) {
            partLost();
            return;
        }
        bodyBytes += data.bytes().length();
        flow.write(data.bytes());
    }

    void full(Full full) {
        if (over) {
            return;
        }
        status = full.status();
        bodyBytes = full.body().length();
        owner.answers().head(exchange, status, full.headers());
        over(full.settlement(), "");
        response.end(full.body());
    }

    void end(End end) {
        if (over) {
            return;
        }
        if (flow == null || end.sequence() != sequence + 1) {
            partLost();
            return;
        }
        over(end.settlement(), "");
        var ended = response.end();
        if (exchange.request().version() == HttpVersion.HTTP_1_0) {
            ended.onComplete(_ -> exchange.request().connection().close());
        }
    }

    private void partLost() {
        giveUp(new GatewayError(ErrorCode.STREAM_BROKEN, "a part of the answer was lost between two nodes"));
    }

    void fail(Fail fail) {
        if (!over) {
            failed(fail.error(), fail.settlement());
        }
    }

    /** A fault of our own: the client gets an end, nothing stays behind. */
    void crashed() {
        if (!over) {
            if (pending != null) {
                response.headers().clear();
            }
            giveUp(new GatewayError(ErrorCode.INTERNAL, "the gateway failed on this request"));
        } else if (!response.ended()) {
            response.reset();
        }
    }

    /** The fault is the gateway's. A client that has seen nothing of an answer pays for none. */
    private void giveUp(GatewayError error) {
        if (pending != null) {
            owner.cancel(this);
            answerError(error, Settlement.none(Outcome.INTERNAL_ERROR));
        } else {
            part(Outcome.INTERNAL_ERROR, error.code().text());
            breakOff(error);
        }
    }

    void failed(GatewayError error, Outcome outcome) {
        failed(error, guessed(outcome));
    }

    private void failed(GatewayError error, Settlement settlement) {
        if (pending != null) {
            answerError(error, settlement);
        } else {
            over(settlement, error.code().text());
            breakOff(error);
        }
    }

    private void answerError(GatewayError error, Settlement settlement) {
        over = true;
        leave();
        owner.answers().error(exchange, error, settlement);
    }

    /** Says what happened where the protocol has a way to, then ends the connection without the answer's own end. */
    private void breakOff(GatewayError error) {
        byte[] last = lastWords(error);
        if (last.length == 0) {
            response.reset();
        } else {
            response.write(Buffer.buffer(last)).onComplete(_ -> close());
        }
    }

    private byte[] lastWords(GatewayError error) {
        var operation = exchange.operation();
        if (operation != null && contentType.startsWith("text/event-stream")) {
            return ErrorEvent.render(operation, error, exchange.id());
        }
        return operation == Operation.STREAM_GENERATE_CONTENT && contentType.startsWith("application/json")
                ? ErrorEvent.renderArrayEnd(error, exchange.id())
                : new byte[0];
    }

    /** HTTP/1.1: the missing last chunk shows that the answer is not whole. HTTP/2: the stream alone is reset. */
    private void close() {
        if (exchange.request().version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            exchange.request().connection().close();
        }
    }

    private void clientGone() {
        if (!over) {
            part(Outcome.CANCELLED, "");
        }
    }

    /** The client gets nothing more; what the answer has used, the router has yet to say. */
    private void part(Outcome outcome, String code) {
        over = true;
        parting = outcome;
        partingCode = code;
        exchange.ended();
        leave();
        owner.sayFarewell(this);
    }

    @Override
    public void settled(Settlement settlement) {
        complete(settlement.with(parting), partingCode);
    }

    @Override
    public void unsettled() {
        complete(guessed(parting), partingCode);
    }

    /** What the edge itself knows: how much of an answer went out. */
    private Settlement guessed(Outcome outcome) {
        var operation = exchange.operation();
        boolean success = status >= 200 && status < 300;
        if (bodyBytes == 0 || !success || operation == null || !operation.generates()) {
            return Settlement.none(outcome);
        }
        long output = ByteGuess.output(bodyBytes, contentType.startsWith("text/event-stream"));
        return Settlement.guessed(outcome, new Usage(ByteGuess.input(requestBytes), 0, 0, output, 0));
    }

    private void over(Settlement settlement, String code) {
        over = true;
        leave();
        complete(settlement, code);
    }

    private void complete(Settlement settlement, String code) {
        int seen = status == 0 ? 499 : status;
        owner.completion().over(exchange, new Exchange.Ending(seen, settlement, code, bodyBytes));
    }

    private void leave() {
        if (pending != null) {
            commit(pending);
        }
        owner.remove(this);
    }
}
