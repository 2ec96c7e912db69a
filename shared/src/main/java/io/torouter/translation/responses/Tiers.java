package io.torouter.translation.responses;

import io.torouter.canonical.ServiceTier;

import org.jspecify.annotations.Nullable;

/** OpenAI's words for tiers of service. */
final class Tiers {
    private Tiers() {}

    /** Null for a word that has no counterpart elsewhere. */
    static @Nullable ServiceTier read(@Nullable String word) {
        return switch (word) {
            case "auto" -> ServiceTier.AUTO;
            case "default" -> ServiceTier.STANDARD;
            case "flex" -> ServiceTier.FLEX;
            case "priority" -> ServiceTier.PRIORITY;
            case null, default -> null;
        };
    }

    /** Null for a tier that cannot be asked for. */
    static @Nullable String asked(@Nullable ServiceTier tier) {
        return switch (tier) {
            case AUTO -> "auto";
            case STANDARD -> "default";
            case FLEX -> "flex";
            case PRIORITY -> "priority";
            case BATCH -> null;
            case null -> null;
        };
    }

    /** What an answer says of the tier it was served with. */
    static String served(@Nullable ServiceTier tier) {
        var word = asked(tier);
        return word == null ? "default" : word;
    }
}
