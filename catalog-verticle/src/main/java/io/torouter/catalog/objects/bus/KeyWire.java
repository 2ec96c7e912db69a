package io.torouter.catalog.objects.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.catalog.objects.IssuedKey;
import io.torouter.limits.Limits;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.KeyHash;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/** A key on its way to another process: its length first, so that a reader skips what came later. */
final class KeyWire {
    private static final long NEVER = Long.MIN_VALUE;

    private KeyWire() {}

    static void put(WireWriter out, IssuedKey issued) {
        int length = out.reserveLength();
        var key = issued.key();
        out.put(key.id()).put(key.name());
        put(out, key.hash());
        out.put(key.account()).put(key.group()).put(key.enabled());
        out.put(key.models(), WireWriter::put);
        out.put(key.allow(), KeyWire::put).put(key.deny(), KeyWire::put);
        put(out, key.expires());
        put(out, key.limits());
        put(out, issued.previous());
        out.fillLength(length);
    }

    private static void put(WireWriter out, Cidr block) {
        out.put(block.text());
    }

    private static void put(WireWriter out, KeyHash hash) {
        out.put(hash.w0()).put(hash.w1()).put(hash.w2()).put(hash.w3());
    }

    private static void put(WireWriter out, @Nullable Instant moment) {
        out.put(moment == null ? NEVER : moment.toEpochMilli());
    }

    private static void put(WireWriter out, Limits limits) {
        out.put(limits.spendNanos()).put(limits.requestsPerMinute()).put(limits.tokensPerMinute());
        out.put(limits.concurrency()).put(limits.per5Hours()).put(limits.per24Hours()).put(limits.per7Days());
    }

    private static void put(WireWriter out, IssuedKey.@Nullable Previous previous) {
        out.put(previous != null);
        if (previous != null) {
            put(out, previous.hash());
            put(out, previous.until());
        }
    }

    static IssuedKey read(WireReader in) {
        return in.readWhole(KeyWire::issued);
    }

    private static IssuedKey issued(WireReader in) {
        var key =
                new ApiKey(
                        in.readString(),
                        in.readString(),
                        hash(in),
                        in.readString().intern(),
                        in.readString().intern(),
                        in.readBoolean(),
                        Set.copyOf(in.readList(WireReader::readString)),
                        in.readList(KeyWire::block),
                        in.readList(KeyWire::block),
                        moment(in),
                        limits(in));
        return new IssuedKey(key, previous(in));
    }

    private static KeyHash hash(WireReader in) {
        return new KeyHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static Cidr block(WireReader in) {
        return Cidr.parse(in.readString());
    }

    private static @Nullable Instant moment(WireReader in) {
        long millis = in.readLong();
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }

    private static Limits limits(WireReader in) {
        var limits =
                new Limits(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong());
        return limits.isNone() ? Limits.NONE : limits;
    }

    private static IssuedKey.@Nullable Previous previous(WireReader in) {
        if (!in.readBoolean()) {
            return null;
        }
        var hash = hash(in);
        var until = moment(in);
        return until == null ? null : new IssuedKey.Previous(hash, until);
    }
}
