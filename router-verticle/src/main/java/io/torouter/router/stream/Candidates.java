package io.torouter.router.stream;

import io.torouter.snapshot.Channel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The channels of one request, best first, and which of them were tried or cannot carry it. */
final class Candidates {
    static final int MAX_ATTEMPTS = 4;

    private final List<Channel> channels;
    private final Predicate<Channel> isNative;
    private final Set<String> tried = new HashSet<>(4);
    private final Set<String> unable = new HashSet<>(2);

    /**
     * @param channels best priority first
     * @param isNative whether a channel speaks the client's dialect
     */
    Candidates(List<Channel> channels, Predicate<Channel> isNative) {
        this.channels = channels;
        this.isNative = isNative;
    }

    int attempts() {
        return tried.size();
    }

    boolean mayTryAnother() {
        return tried.size() < MAX_ATTEMPTS;
    }

    void tried(Channel channel) {
        tried.add(channel.id());
    }

    /** The request cannot be said in a dialect of the channel; that is no attempt. */
    void unable(Channel channel) {
        unable.add(channel.id());
    }

    /** Whether every channel was tried or is unable; else some are only busy. */
    boolean isSpent() {
        return tried.size() + unable.size() == channels.size();
    }

    /**
     * Those not tried yet that {@code admits} lets through, in their order. Where the best priority among them has
     * channels that need no translation, only these: priority is the operator's word and comes first.
     */
    List<Channel> eligible(Predicate<Channel> admits) {
        var eligible = new ArrayList<Channel>(channels.size());
        for (var channel : channels) {
            if (!tried.contains(channel.id()) && !unable.contains(channel.id()) && admits.test(channel)) {
                eligible.add(channel);
            }
        }
        return preferred(eligible);
    }

    private List<Channel> preferred(List<Channel> eligible) {
        if (eligible.isEmpty()) {
            return eligible;
        }
        int best = eligible.getFirst().priority();
        var natives = new ArrayList<Channel>(eligible.size());
        for (var channel : eligible) {
            if (channel.priority() == best && isNative.test(channel)) {
                natives.add(channel);
            }
        }
        return natives.isEmpty() ? eligible : natives;
    }
}
