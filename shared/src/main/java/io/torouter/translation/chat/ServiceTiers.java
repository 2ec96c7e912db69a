package io.torouter.translation.chat;

import io.torouter.canonical.ServiceTier;

import org.jspecify.annotations.Nullable;

/** {@code service_tier}, as it is asked for and as it is reported. */
final class ServiceTiers {
    private ServiceTiers() {}

    static @Nullable ServiceTier read(String word) {
        return switch (word) {
            case "auto" -> ServiceTier.AUTO;
            case "default", "standard" -> ServiceTier.STANDARD;
            case "flex" -> ServiceTier.FLEX;
            case "priority" -> ServiceTier.PRIORITY;
            case "batch" -> ServiceTier.BATCH;
            default -> null;
        };
    }

    /** The word, or null for what OpenAI's SDKs do not know. */
    static @Nullable String word(@Nullable ServiceTier tier) {
        return switch (tier) {
            case AUTO -> "auto";
            case STANDARD -> "default";
            case FLEX -> "flex";
            case PRIORITY -> "priority";
            case BATCH -> null;
            case null -> null;
        };
    }
}
