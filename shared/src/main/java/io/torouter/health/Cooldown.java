package io.torouter.health;

/**
 * A time for which a channel is left alone, because of what a node saw of it.
 *
 * @param model as the upstream calls it; empty for all models of the channel
 * @param upstream tells apart what a channel of that id leads to, before and after an edit, without telling it
 * @param millis what is left of it
 */
public record Cooldown(String channel, String model, CooldownReason reason, String upstream, long millis) {}
