package io.torouter.gateway.admin;

import io.torouter.admin.Problem;
import io.torouter.admin.bus.AdminCall;
import io.torouter.error.GatewayError;
import io.torouter.gateway.http.BodyCollector;
import io.vertx.core.buffer.Buffer;

import java.util.function.Function;

/** Goes on with a call when its body is there. */
final class CallBody implements BodyCollector.Listener {
    private final PiecedAnswer answer;
    private final Function<Buffer, AdminCall> call;
    private Runnable release = () -> {};

    CallBody(PiecedAnswer answer, Function<Buffer, AdminCall> call) {
        this.answer = answer;
        this.call = call;
    }

    void releasedBy(Runnable action) {
        release = action;
    }

    @Override
    public void complete(Buffer body) {
        answer.ask(call.apply(body), release);
    }

    @Override
    public void refused(GatewayError error) {
        answer.refuse(new Problem(error.status(), error.code().text(), error.message()), error.retryAfterSeconds());
    }

    @Override
    public void gone() {
        answer.gone();
    }
}
