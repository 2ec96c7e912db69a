package io.torouter.catalog.admin;

import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.stream.Stream;

/** Which model of a channel is called to test it. */
final class ProbedModel {
    private ProbedModel() {}

    /**
     * @param wanted empty for any
     * @throws Refused where the channel has not the one that is wanted, or none is known of those it has
     */
    static String of(Channel channel, Snapshot snapshot, String wanted) throws Refused {
        if (!wanted.isEmpty()) {
            if (!has(channel, wanted)) {
                throw Refused.invalid("model", "the channel '" + channel.id() + "' has no model '" + wanted + "'");
            }
            return wanted;
        }
        return ids(channel, snapshot)
                .min(Comparator.comparingInt((String id) -> rank(snapshot.model(id))).thenComparing(id -> id))
                .orElseThrow(() ->
                        Refused.invalid(
                                "model",
                                "the channel '"
                                        + channel.id()
                                        + "' has patterns of ids only: say which model to call"));
    }

    private static boolean has(Channel channel, String model) {
        return channel.models().containsKey(model)
                || channel.models().keySet().stream().anyMatch(id -> covers(id, model));
    }

    private static boolean covers(String pattern, String model) {
        return pattern.endsWith("*") && model.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    /** Those it names, else those that are known to be covered by its patterns. */
    private static Stream<String> ids(Channel channel, Snapshot snapshot) {
        var named = channel.models().keySet().stream().filter(id -> !id.endsWith("*")).toList();
        return named.isEmpty() ? snapshot.models().keySet().stream().filter(id -> has(channel, id)) : named.stream();
    }

    /** Those that write come first, and those of which nothing is known before those that do not. */
    private static int rank(@Nullable Model model) {
        if (model == null || model.card().output().isEmpty()) {
            return 1;
        }
        return model.card().output().contains(Modality.TEXT) ? 0 : 2;
    }
}
