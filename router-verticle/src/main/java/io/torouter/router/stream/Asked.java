package io.torouter.router.stream;

import io.torouter.bus.ByteView;
import io.torouter.bus.RequestHead;
import io.torouter.router.stored.AnswerWatch;
import io.torouter.router.stored.Recalled;
import io.torouter.snapshot.Snapshot;
import io.torouter.translation.SealMark;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.RequestTranslation;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

/**
 * One request as all its attempts see it. Its translation is read when the first attempt needs it, and once; so is
 * whether it is foreign.
 *
 * <p>Confined to the router's event loop.
 */
final class Asked {
    private static final String STRICT = "x-torouter-strict";

    private final Recalled.Sent request;
    private final Snapshot snapshot;
    private final Eligibility.Served served;
    private @Nullable RequestTranslation translation;
    private @Nullable Untranslatable unreadable;
    private @Nullable Boolean sealed;

    Asked(Recalled.Sent request, Snapshot snapshot, Eligibility.Served served) {
        this.request = request;
        this.snapshot = snapshot;
        this.served = served;
    }

    RequestHead head() {
        return request.head();
    }

    Buffer body() {
        return request.body();
    }

    /**
     * Whether the body has in it what only another dialect's upstream understands. The first question reads a body that
     * tells a conversation, for seals that the gateway wrapped.
     */
    boolean isForeign() {
        if (sealed == null) {
            sealed = request.foreign() || (tellsConversation() && bearsMark());
        }
        return sealed;
    }

    private boolean tellsConversation() {
        var operation = head().operation();
        return operation.generates() || operation.counts();
    }

    private boolean bearsMark() {
        var view = ByteView.of(body());
        return SealMark.isIn(view.array(), view.from(), view.to());
    }

    AnswerWatch.Maker watch() {
        return request.watch();
    }

    /** The catalogue as it was when the request came. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** The public id of the model that serves; the client's own but for a suffix. */
    String model() {
        return served.model();
    }

    /** Whether the model is to reason unless the body says otherwise. */
    boolean thinking() {
        return served.thinking();
    }

    /** Whether the client would rather be refused than lose something. */
    boolean isStrict() {
        return "true".equalsIgnoreCase(header(STRICT));
    }

    /** The first value of a client's header by its lower-case name; empty where there is none. */
    String header(String name) {
        for (int i = 0; i < head().headers().count(); i++) {
            if (head().headers().name(i).equals(name)) {
                return head().headers().value(i);
            }
        }
        return "";
    }

    /**
     * @throws Untranslatable where the body is not of the client's dialect
     */
    RequestTranslation translation(Halves halves) {
        if (unreadable != null) {
            throw unreadable;
        }
        if (translation == null) {
            translation = read(halves);
        }
        return translation;
    }

    private RequestTranslation read(Halves halves) {
        var view = ByteView.of(body());
        var head = head();
        var said =
                new RequestTranslation.Said(head.operation().dialect(), head.model(), head.stream(), served.thinking());
        try {
            return RequestTranslation.read(halves, said, view.array(), view.from(), view.to());
        } catch (Untranslatable refused) {
            unreadable = refused;
            throw refused;
        }
    }
}
