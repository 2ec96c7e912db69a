package io.torouter.router.stream;

import io.torouter.snapshot.Channel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The channels of one request, best first, and which of them were tried. */
final class Candidates {
    static final int MAX_ATTEMPTS = 4;

    private final List<Channel> channels;
    private final Set<String> tried = new HashSet<>(4);

    Candidates(List<Channel> channels) {
        this.channels = channels;
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

    /** Those not tried yet that {@code admits} lets through, in their order. */
    List<Channel> eligible(Predicate<Channel> admits) {
        var eligible = new ArrayList<Channel>(channels.size());
        for (var channel : channels) {
            if (!tried.contains(channel.id()) && admits.test(channel)) {
                eligible.add(channel);
            }
        }
        return eligible;
    }
}
