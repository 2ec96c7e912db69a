package io.torouter.ledger;

import io.torouter.money.Cost;
import io.torouter.usage.Usage;

import java.util.List;

/**
 * One request that is over. Text that is too long is cut, and control characters are taken out of it.
 *
 * @param id of the request, as the client got it in {@code x-request-id}; unique and never empty
 * @param startedMillis since 1970, up to the end of the year 9999
 * @param attempts in their order; fewer than {@link Served#attempts} where not all were reported
 */
public record LedgerRow(
        String id,
        long startedMillis,
        Payer payer,
        Asked asked,
        Served served,
        Ending ending,
        Charge charge,
        List<AttemptRow> attempts) {
    /** The most characters of ids and names. */
    static final int NAME = 128;

    /** The most characters of what others make up: models, user agents, ids of upstreams. */
    static final int TEXT = 256;

    private static final long LAST_MILLIS = 253_402_300_799_999L;

    /**
     * Whose request it was.
     *
     * @param keyId names the key for ever
     * @param keyName what it was called at that moment
     * @param account id of the key's owner; empty for none
     */
    public record Payer(String keyId, String keyName, String account, String group) {
        public Payer {
            keyId = Printable.of(keyId, NAME);
            keyName = Printable.of(keyName, NAME);
            account = Printable.of(account, NAME);
            group = Printable.of(group, NAME);
        }
    }

    /**
     * What the client wanted.
     *
     * @param surface in lower case, as metrics have it; so is {@code operation}
     * @param model as the client wrote it; empty where none was named
     * @param address of the client; empty where it was gone already
     * @param userAgent what the client says it is; may be empty
     */
    public record Asked(
            String surface, String operation, String model, boolean stream, String address, String userAgent) {
        public Asked {
            surface = Printable.of(surface, NAME);
            operation = Printable.of(operation, NAME);
            model = Printable.of(model, TEXT);
            address = Printable.of(address, NAME);
            userAgent = Printable.of(userAgent, TEXT);
        }
    }

    /**
     * Who answered.
     *
     * @param channel id of the channel that did, or of the last that was tried; empty for none
     * @param model as that upstream knows it; empty where no channel was tried
     * @param requestId the upstream's name for the request; may be empty
     * @param attempts how many were made
     */
    public record Served(String channel, String model, String requestId, int attempts) {
        public static final Served NOBODY = new Served("", "", "", 0);

        public Served {
            checkNotNegative(attempts);
            channel = Printable.of(channel, NAME);
            model = Printable.of(model, TEXT);
            requestId = Printable.of(requestId, TEXT);
        }
    }

    /**
     * How it ended.
     *
     * @param status what the client got; 499 where it left before there was one
     * @param outcome in lower case, as metrics have it
     * @param error code of the error the gateway answered with; empty for none
     * @param firstTokenMicros from the start of the attempt that answered; 0 where nothing came
     * @param durationMicros of the whole request
     */
    public record Ending(int status, String outcome, String error, long firstTokenMicros, long durationMicros) {
        public Ending {
            checkNotNegative(status, firstTokenMicros, durationMicros);
            outcome = Printable.of(outcome, NAME);
            error = Printable.of(error, NAME);
        }
    }

    /**
     * What the client pays, and for what.
     *
     * @param estimated whether nobody but the gateway counted {@code usage}
     * @param priceVersion names the price; empty where none is known or nothing is charged
     * @param multiplier of the price, in millionths
     */
    public record Charge(Usage usage, boolean estimated, Cost cost, String priceVersion, long multiplier) {
        /** Nothing was used, so nothing is paid. */
        public static final Charge NOTHING = new Charge(Usage.NONE, false, Cost.NONE, "", Cost.ONCE);

        public Charge {
            checkNotNegative(multiplier, cost.input(), cost.cacheRead(), cost.cacheWrite(), cost.cacheWriteLong());
            checkNotNegative(cost.output(), cost.reasoning(), cost.audio(), cost.images(), cost.request());
            priceVersion = Printable.of(priceVersion, NAME);
        }
    }

    public LedgerRow {
        id = Printable.of(id, NAME);
        if (id.isEmpty() || startedMillis < 0 || startedMillis > LAST_MILLIS) {
            throw new IllegalArgumentException("a row needs an id and a time: '" + id + "', " + startedMillis);
        }
        attempts = List.copyOf(attempts);
    }

    /** The same with attempts. */
    public LedgerRow with(List<AttemptRow> others) {
        return new LedgerRow(id, startedMillis, payer, asked, served, ending, charge, others);
    }

    static void checkNotNegative(long... figures) {
        for (long figure : figures) {
            if (figure < 0) {
                throw new IllegalArgumentException("figures of the ledger are not negative: " + figure);
            }
        }
    }
}
