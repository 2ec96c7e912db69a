package io.torouter.settings;

/**
 * How keys are held to their limits.
 *
 * @param allowsUnreachable whether the requests of limited keys go on while nobody can say what is left of their
 *     limits; else they are refused then
 */
public record LimitSettings(boolean allowsUnreachable) {
    public static final LimitSettings DEFAULT = new LimitSettings(true);
}
