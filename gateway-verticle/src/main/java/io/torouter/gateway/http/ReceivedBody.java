package io.torouter.gateway.http;

import io.torouter.error.GatewayError;
import io.torouter.gateway.access.Admission;
import io.torouter.gateway.stream.Exchange;
import io.vertx.core.buffer.Buffer;

/** Goes on with a request when its body is there. */
final class ReceivedBody implements BodyCollector.Listener {
    private final Front front;
    private final Exchange exchange;
    private final Target.Call call;
    private final Admission.Admitted admitted;
    private Runnable release = () -> {};

    ReceivedBody(Front front, Exchange exchange, Target.Call call, Admission.Admitted admitted) {
        this.front = front;
        this.exchange = exchange;
        this.call = call;
        this.admitted = admitted;
    }

    void releasedBy(Runnable action) {
        release = action;
    }

    @Override
    public void complete(Buffer body) {
        front.dispatch(exchange, call, admitted, body, release);
    }

    @Override
    public void refused(GatewayError error) {
        front.refuse(exchange, error);
    }

    @Override
    public void gone() {
        front.abandoned(exchange);
    }
}
