package io.torouter.gateway.ledger;

import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.bus.LedgerAddress;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;

/**
 * Asks the ledger what keys have used, for keys that ask it of themselves: a few at a time, so that whoever asks much
 * does not keep the database busy. Confined to the edge's event loop.
 */
public final class KeyUsages {
    private static final int MOST = 8;
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setLocalOnly(true).setSendTimeout(2_000);

    private final EventBus bus;
    private int underWay;

    public KeyUsages(EventBus bus) {
        this.bus = bus;
    }

    /**
     * @param key its id
     * @return fails where nobody can say at the moment
     */
    public Future<KeyUsage> of(String key) {
        if (underWay == MOST) {
            return Future.failedFuture("too many ask");
        }
        underWay++;
        return bus.<KeyUsage>request(LedgerAddress.USAGE, key, OPTIONS).onComplete(_ -> underWay--).map(Message::body);
    }
}
