package io.torouter.router.stream;

import io.torouter.dialect.Operation;
import io.torouter.snapshot.Channel;
import io.torouter.translation.grid.DocumentTranslation;
import io.torouter.translation.grid.Halves;

/**
 * Makes a request ready for a channel: by the client's own bytes where the channel speaks its dialect, else by
 * translation.
 */
final class Preparation {
    private Preparation() {}

    static Prepared of(RouterParts parts, Asked asked, Channel channel, long nowMillis) {
        boolean foreign = asked.isForeign() && translates(parts.halves(), channel, asked.head().operation());
        if (!foreign && speaks(channel, asked.head().operation())) {
            return ChannelRequest.of(parts.targets(), asked, channel);
        }
        return asked.head().operation().generates()
                ? new ForeignRequest(parts, asked, channel).prepared(nowMillis)
                : new DocumentRequest(parts, asked, channel).prepared(nowMillis);
    }

    static boolean speaks(Channel channel, Operation operation) {
        return channel.dialects().contains(operation.dialect());
    }

    /**
     * Whether a channel that does not speak the operation's dialect may be asked nonetheless. Each kind of operation
     * that can be translated has its row here and in {@link #of}. Tokens are counted for every channel: what cannot
     * count them leads to an estimate.
     */
    static boolean translates(Halves halves, Channel channel, Operation operation) {
        if (operation.generates()) {
            return halves.has(operation.dialect()) && channel.dialects().stream().anyMatch(halves::has);
        }
        var documents = new DocumentTranslation(halves);
        return (operation.counts() && halves.has(operation.dialect()))
                || channel.dialects().stream().anyMatch(dialect -> documents.serves(operation, dialect));
    }
}
