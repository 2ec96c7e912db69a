package io.torouter.catalog.objects.bus;

import io.torouter.catalog.objects.DatabaseSource;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

/** Answers what nodes without the database ask of this one. */
public final class ObjectsVerticle extends VerticleBase {
    private static final DeliveryOptions ANSWER = new DeliveryOptions().setCodecName(PageCodec.NAME);
    private static final int BROKEN = 1;

    private final DatabaseSource source;

    public ObjectsVerticle(DatabaseSource source) {
        this.source = source;
    }

    @Override
    public Future<?> start() {
        return vertx.eventBus().<Long>consumer(source.address(), this::asked).completion();
    }

    private void asked(Message<Long> since) {
        source.since(since.body())
                .onSuccess(page -> since.reply(page, ANSWER))
                .onFailure(cause -> since.fail(BROKEN, "the database cannot be read: " + cause.getMessage()));
    }
}
