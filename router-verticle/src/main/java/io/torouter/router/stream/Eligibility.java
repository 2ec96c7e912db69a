package io.torouter.router.stream;

import io.torouter.bus.RequestHead;
import io.torouter.dialect.Dialect;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Route;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/** Which channels could serve a request at all, by group, model and dialect. */
sealed interface Eligibility {
    /**
     * @param channels best priority first; not empty
     */
    record Served(List<Channel> channels) implements Eligibility {}

    record Unserved(GatewayError error) implements Eligibility {}

    static Eligibility of(Snapshot snapshot, RequestHead head) {
        if (head.seeksStoredObject()) {
            return ofGroup(snapshot, head);
        }
        var route = route(snapshot, head);
        if (route == null) {
            return new Unserved(
                    new GatewayError(
                            ErrorCode.MODEL_NOT_FOUND,
                            "the model '" + head.model() + "' does not exist in this group"));
        }
        var speaking = speaking(route.candidates(), head.operation().dialect());
        return speaking.isEmpty() ? new Unserved(untranslated(head)) : new Served(speaking);
    }

    /** A stored object lies with the upstream that made it, and its id does not tell which: any of the group's may. */
    private static Eligibility ofGroup(Snapshot snapshot, RequestHead head) {
        var channels =
                snapshot.channels().values().stream()
                        .filter(channel -> channel.groups().contains(head.group()))
                        .filter(channel -> channel.dialects().contains(head.operation().dialect()))
                        .sorted(Comparator.comparingInt(Channel::priority).thenComparing(Channel::id))
                        .toList();
        return channels.isEmpty()
                ? new Unserved(
                        new GatewayError(ErrorCode.NOT_FOUND, "no channel of this group keeps '" + head.target() + "'"))
                : new Served(channels);
    }

    private static @Nullable Route route(Snapshot snapshot, RequestHead head) {
        var group = snapshot.group(head.group());
        return group == null ? null : group.route(head.model());
    }

    private static List<Channel> speaking(List<Channel> channels, Dialect dialect) {
        for (var channel : channels) {
            if (!channel.dialects().contains(dialect)) {
                return channels.stream().filter(each -> each.dialects().contains(dialect)).toList();
            }
        }
        return channels;
    }

    private static GatewayError untranslated(RequestHead head) {
        return new GatewayError(
                ErrorCode.TRANSLATION_UNSUPPORTED,
                "no channel for the model '"
                        + head.model()
                        + "' speaks "
                        + head.operation().dialect().id()
                        + ", and the gateway does not translate between dialects");
    }
}
