package io.torouter.snapshot;

import io.torouter.money.PriceList;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a model beyond its id.
 *
 * @param context tokens a request may hold; 0 where unknown
 * @param maxOutput tokens an answer may hold; 0 where unknown
 * @param prices null where none is known
 */
public record Model(String id, long context, long maxOutput, @Nullable PriceList prices, ModelCard card) {
    public Model(String id, long context, long maxOutput, @Nullable PriceList prices) {
        this(id, context, maxOutput, prices, ModelCard.BLANK);
    }

    /** The same under another id. */
    public Model named(String other) {
        return new Model(other, context, maxOutput, prices, card);
    }

    /** The same at that price. */
    public Model at(PriceList other) {
        return new Model(id, context, maxOutput, other, card);
    }

    /** What people call it. */
    public String displayName() {
        return card.displayName() == null ? id : card.displayName();
    }
}
