package io.torouter.router.selection;

import io.torouter.snapshot.Channel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses among eligible channels: the best priority first; inside it by affinity, else by weight.
 *
 * <p>Affinity is a weighted rendezvous hash of conversation and channel: every router of a cluster finds the same
 * channel without shared state, weights keep their meaning over many conversations, and a channel that goes moves only
 * its own.
 */
public final class ChannelSelector {
    private final RandomGenerator random;

    public ChannelSelector(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param eligible sorted by priority; those already tried are left out
     * @param affinity what keeps a conversation on one channel, or empty
     * @return null if nothing is eligible
     */
    public @Nullable Channel select(List<Channel> eligible, String affinity) {
        if (eligible.isEmpty()) {
            return null;
        }
        var best = bestPriority(eligible);
        if (best.size() == 1) {
            return best.getFirst();
        }
        return affinity.isEmpty() ? byWeight(best) : byAffinity(best, affinity);
    }

    private static List<Channel> bestPriority(List<Channel> eligible) {
        int priority = eligible.getFirst().priority();
        if (eligible.getLast().priority() == priority) {
            return eligible;
        }
        var best = new ArrayList<Channel>(eligible.size());
        for (var channel : eligible) {
            if (channel.priority() == priority) {
                best.add(channel);
            }
        }
        return best;
    }

    private Channel byWeight(List<Channel> channels) {
        int total = channels.stream().mapToInt(Channel::weight).sum();
        int ticket = random.nextInt(total);
        for (var channel : channels) {
            ticket -= channel.weight();
            if (ticket < 0) {
                return channel;
            }
        }
        return channels.getLast();
    }

    private static Channel byAffinity(List<Channel> channels, String affinity) {
        var best = channels.getFirst();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (var channel : channels) {
            double score = -channel.weight() / Math.log(unit(affinity, channel.id()));
            if (score > bestScore) {
                best = channel;
                bestScore = score;
            }
        }
        return best;
    }

    /** A number in (0, 1), even and the same everywhere for the same pair. */
    private static double unit(String affinity, String channel) {
        long mixed = 1125899906842597L;
        for (int i = 0; i < affinity.length(); i++) {
            mixed = 31 * mixed + affinity.charAt(i);
        }
        for (int i = 0; i < channel.length(); i++) {
            mixed = 31 * mixed + channel.charAt(i);
        }
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return ((mixed >>> 11) + 0.5) * 0x1.0p-53;
    }
}
