package io.torouter.router.stream;

import io.torouter.dialect.Operation;
import io.torouter.snapshot.Channel;
import io.torouter.translation.grid.DocumentTranslation;
import io.torouter.translation.grid.Halves;

/**
 * Makes a request ready for a channel: by the client's own bytes where the channel speaks its dialect, else by
 * translation. A conversation in which another dialect's upstream had a part is translated for all of them, even into
 * its own dialect: seals and ids reach only who issued them.
 */
final class Preparation {
    private Preparation() {}

    static Prepared of(RouterParts parts, Asked asked, Channel channel, long nowMillis) {
        var operation = asked.head().operation();
        if (speaks(channel, operation) && !isForeign(parts.halves(), asked, channel)) {
            return ChannelRequest.of(parts.targets(), asked, channel);
        }
        return operation.generates()
                ? new ForeignRequest(parts, asked, channel).prepared(nowMillis)
                : new DocumentRequest(parts, asked, channel).prepared(nowMillis);
    }

    private static boolean isForeign(Halves halves, Asked asked, Channel channel) {
        return translates(halves, channel, asked.head().operation()) && asked.isForeign();
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
