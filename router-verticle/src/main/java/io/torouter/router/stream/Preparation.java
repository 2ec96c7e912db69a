package io.torouter.router.stream;

import io.torouter.dialect.Operation;
import io.torouter.snapshot.Channel;
import io.torouter.translation.grid.Halves;

/**
 * Makes a request ready for a channel: by the client's own bytes where the channel speaks its dialect, else by
 * translation.
 */
final class Preparation {
    private Preparation() {}

    static Prepared of(RouterParts parts, Asked asked, Channel channel, long nowMillis) {
        if (speaks(channel, asked.head().operation())) {
            return ChannelRequest.of(parts.targets(), asked, channel);
        }
        return asked.head().operation().generates()
                ? new ForeignRequest(parts, asked, channel).prepared(nowMillis)
                : new Prepared.Refused(Refusals.untranslated(asked.head()));
    }

    static boolean speaks(Channel channel, Operation operation) {
        return channel.dialects().contains(operation.dialect());
    }

    /**
     * Whether a channel that does not speak the operation's dialect may be asked nonetheless. Each kind of operation
     * that can be translated has its row here and in {@link #of}.
     */
    static boolean translates(Halves halves, Channel channel, Operation operation) {
        return operation.generates()
                && halves.has(operation.dialect())
                && channel.dialects().stream().anyMatch(halves::has);
    }
}
