package io.torouter.router.stream;

import io.torouter.bus.RequestHead;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Snapshot;
import io.torouter.translation.grid.Halves;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/** Which channels could serve a request at all, by group, model and dialect. */
sealed interface Eligibility {
    /**
     * @param channels best priority first; not empty
     * @param model the public id that the channels have; empty for operations on stored objects
     * @param thinking whether the client's id asks the model to reason
     */
    record Served(List<Channel> channels, String model, boolean thinking) implements Eligibility {}

    record Unserved(GatewayError error) implements Eligibility {}

    static Eligibility of(Snapshot snapshot, RequestHead head, Halves halves) {
        if (head.seeksStoredObject()) {
            return ofGroup(snapshot, head);
        }
        var lead = lead(snapshot, head);
        if (lead == null) {
            return new Unserved(
                    new GatewayError(
                            ErrorCode.MODEL_NOT_FOUND,
                            "the model '" + head.model() + "' does not exist in this group"));
        }
        var serving = serving(lead.route().candidates(), head.operation(), halves);
        return serving.isEmpty()
                ? new Unserved(Refusals.untranslated(head))
                : new Served(serving, lead.model(), lead.thinking());
    }

    /** A stored object lies with the upstream that made it; which of these that is, is said elsewhere. */
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
                : new Served(channels, "", false);
    }

    /**
     * The same with one channel alone.
     *
     * @param channel its id; empty for all of them
     */
    default Eligibility only(String channel) {
        return switch (this) {
            case Served(var channels, var model, var thinking) when !channel.isEmpty() -> {
                var one = channels.stream().filter(each -> each.id().equals(channel)).toList();
                yield one.isEmpty()
                        ? new Unserved(
                                new GatewayError(ErrorCode.NOT_FOUND, "the channel that keeps the response is gone"))
                        : new Served(one, model, thinking);
            }
            case Served served -> served;
            case Unserved unserved -> unserved;
        };
    }

    private static Group.@Nullable Lead lead(Snapshot snapshot, RequestHead head) {
        var group = snapshot.group(head.group());
        return group == null ? null : group.lead(head.model());
    }

    private static List<Channel> serving(List<Channel> channels, Operation operation, Halves halves) {
        for (var channel : channels) {
            if (!serves(channel, operation, halves)) {
                return channels.stream().filter(each -> serves(each, operation, halves)).toList();
            }
        }
        return channels;
    }

    private static boolean serves(Channel channel, Operation operation, Halves halves) {
        return Preparation.speaks(channel, operation) || Preparation.translates(halves, channel, operation);
    }
}
