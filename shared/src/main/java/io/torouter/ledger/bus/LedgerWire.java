package io.torouter.ledger.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;

/**
 * A row as bytes: its length, a version, its fields. A later release may append fields to a row and to an attempt,
 * which this one skips; the version changes only with a form that cannot be read any more.
 */
public final class LedgerWire {
    private static final byte VERSION = 1;

    private LedgerWire() {}

    /** Each row by itself. */
    public static List<byte[]> bytes(List<LedgerRow> rows) {
        var out = new WireWriter();
        var bytes = new ArrayList<byte[]>(rows.size());
        for (var row : rows) {
            put(out, row);
            bytes.add(out.take());
        }
        return bytes;
    }

    /** A row of {@link #bytes}; fails as {@link #read} does. */
    public static LedgerRow row(byte[] bytes) {
        return read(new WireReader(Buffer.buffer(bytes), 0));
    }

    static void put(WireWriter out, LedgerRow row) {
        int length = out.reserveLength();
        out.put(VERSION).put(row.id()).put(row.startedMillis());
        put(out, row.payer());
        put(out, row.asked());
        put(out, row.served());
        put(out, row.ending());
        put(out, row.charge());
        out.put(row.attempts(), LedgerWire::put);
        out.fillLength(length);
    }

    private static void put(WireWriter out, LedgerRow.Payer payer) {
        out.put(payer.keyId()).put(payer.keyName()).put(payer.account()).put(payer.group());
    }

    private static void put(WireWriter out, LedgerRow.Asked asked) {
        out.put(asked.surface()).put(asked.operation()).put(asked.model()).put(asked.stream());
        out.put(asked.address()).put(asked.userAgent());
    }

    private static void put(WireWriter out, LedgerRow.Served served) {
        out.put(served.channel()).put(served.model()).put(served.requestId()).put(served.attempts());
    }

    private static void put(WireWriter out, LedgerRow.Ending ending) {
        out.put(ending.status()).put(ending.outcome()).put(ending.error());
        out.put(ending.firstTokenMicros()).put(ending.durationMicros());
    }

    private static void put(WireWriter out, LedgerRow.Charge charge) {
        put(out, charge.usage());
        out.put(charge.estimated());
        put(out, charge.cost());
        out.put(charge.priceVersion()).put(charge.multiplier());
    }

    private static void put(WireWriter out, AttemptRow attempt) {
        int length = out.reserveLength();
        out.put(attempt.channel()).put(attempt.model()).put(attempt.status()).put(attempt.outcome());
        out.put(attempt.startMicros()).put(attempt.firstByteMicros()).put(attempt.durationMicros());
        put(out, attempt.usage());
        out.put(attempt.estimated()).put(attempt.cost()).put(attempt.requestId());
        out.fillLength(length);
    }

    private static void put(WireWriter out, Usage usage) {
        var detail = usage.detail();
        out.put(usage.input())
                .put(usage.cacheRead())
                .put(usage.cacheWrite())
                .put(usage.output())
                .put(usage.reasoning());
        out.put(detail.longCacheWrite()).put(detail.audioInput()).put(detail.imageInput());
        out.put(detail.audioOutput()).put(detail.images());
    }

    private static void put(WireWriter out, Cost cost) {
        out.put(cost.input()).put(cost.cacheRead()).put(cost.cacheWrite()).put(cost.cacheWriteLong());
        out.put(cost.output()).put(cost.reasoning()).put(cost.audio()).put(cost.images()).put(cost.request());
    }

    /**
     * Reads a row and stands behind it.
     *
     * @throws IllegalArgumentException of a form that this release does not know
     * @throws IndexOutOfBoundsException where the bytes end too soon
     */
    static LedgerRow read(WireReader in) {
        int length = in.readInt();
        int end = in.position() + length;
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("a row of version " + version + "; this release knows " + VERSION);
        }
        var row =
                new LedgerRow(
                        in.readString(),
                        in.readLong(),
                        payer(in),
                        asked(in),
                        served(in),
                        ending(in),
                        charge(in),
                        in.readList(LedgerWire::attempt));
        in.moveTo(end);
        return row;
    }

    private static LedgerRow.Payer payer(WireReader in) {
        return new LedgerRow.Payer(in.readString(), in.readString(), in.readString(), in.readString());
    }

    private static LedgerRow.Asked asked(WireReader in) {
        return new LedgerRow.Asked(
                in.readString(), in.readString(), in.readString(), in.readBoolean(), in.readString(), in.readString());
    }

    private static LedgerRow.Served served(WireReader in) {
        return new LedgerRow.Served(in.readString(), in.readString(), in.readString(), in.readInt());
    }

    private static LedgerRow.Ending ending(WireReader in) {
        return new LedgerRow.Ending(in.readInt(), in.readString(), in.readString(), in.readLong(), in.readLong());
    }

    private static LedgerRow.Charge charge(WireReader in) {
        return new LedgerRow.Charge(usage(in), in.readBoolean(), cost(in), in.readString(), in.readLong());
    }

    private static AttemptRow attempt(WireReader in) {
        int length = in.readInt();
        int end = in.position() + length;
        var attempt =
                new AttemptRow(
                        in.readString(),
                        in.readString(),
                        in.readInt(),
                        in.readString(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        usage(in),
                        in.readBoolean(),
                        in.readLong(),
                        in.readString());
        in.moveTo(end);
        return attempt;
    }

    private static Usage usage(WireReader in) {
        var parts = new Usage(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        return parts.with(new Usage.Detail(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }

    private static Cost cost(WireReader in) {
        return new Cost(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
