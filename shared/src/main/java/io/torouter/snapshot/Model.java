package io.torouter.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a model beyond its id.
 *
 * @param context tokens a request may hold; 0 where unknown
 * @param maxOutput tokens an answer may hold; 0 where unknown
 * @param price null where no price is configured
 */
public record Model(String id, long context, long maxOutput, @Nullable Price price, ModelCard card) {
    public Model(String id, long context, long maxOutput, @Nullable Price price) {
        this(id, context, maxOutput, price, ModelCard.BLANK);
    }

    /** The same under another id. */
    public Model named(String other) {
        return new Model(other, context, maxOutput, price, card);
    }

    /** What people call it. */
    public String displayName() {
        return card.displayName() == null ? id : card.displayName();
    }
}
