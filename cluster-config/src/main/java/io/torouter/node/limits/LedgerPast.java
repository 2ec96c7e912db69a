package io.torouter.node.limits;

import io.torouter.ledger.bus.LedgerAddress;
import io.torouter.ledger.bus.PastQuestion;
import io.torouter.ledger.bus.PastQuestionCodec;
import io.torouter.limits.LimitBook;
import io.torouter.limits.Past;
import io.torouter.limits.PastUnknown;
import io.torouter.limits.PastUse;
import io.torouter.settings.LimitSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The past by the node's ledger. While that cannot say, subjects begin without, or may not be used, as the settings
 * choose for limits that cannot be reached; a second later it is asked again. Safe for use by many threads.
 */
final class LedgerPast implements PastUse {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerPast.class);

    /** The claim that waits has to be answered in time. */
    private static final DeliveryOptions QUESTION =
            new DeliveryOptions()
                    .setCodecName(PastQuestionCodec.NAME)
                    .setLocalOnly(true)
                    .setSendTimeout(LimitBook.PATIENCE_MILLIS * 7 / 10);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MIN_VALUE;

    private final Vertx vertx;
    private final LimitSettings settings;

    /** When it could not say; {@link #NEVER} where it could the last time. */
    private final AtomicLong silentSince = new AtomicLong(NEVER);

    LedgerPast(Vertx vertx, LimitSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Past> of(String subject, long before) {
        return ask(new PastQuestion(subject, before)).toCompletionStage();
    }

    private Future<Past> ask(PastQuestion question) {
        long silent = silentSince.get();
        if (silent != NEVER && System.nanoTime() - silent < PAUSE_NANOS) {
            return unknown();
        }
        return vertx.eventBus()
                .<Past>request(LedgerAddress.PAST, question, QUESTION)
                .map(Message::body)
                .onSuccess(_ -> answered())
                .recover(this::silent);
    }

    private void answered() {
        if (silentSince.getAndSet(NEVER) != NEVER) {
            LOG.info("the ledger says again what keys used before");
        }
    }

    private Future<Past> silent(Throwable cause) {
        if (silentSince.getAndSet(System.nanoTime()) == NEVER) {
            LOG.warn(
                    "the ledger cannot say what keys used before, and is asked until it can: {}; until then {}",
                    cause.toString(),
                    settings.allowsUnreachable() ? "what they use now counts alone" : "limited keys are refused");
        }
        return unknown();
    }

    private Future<Past> unknown() {
        return settings.allowsUnreachable()
                ? Future.succeededFuture(Past.UNKNOWN)
                : Future.failedFuture(new PastUnknown("what was used before is not known"));
    }
}
