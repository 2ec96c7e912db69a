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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
        put(out, key.models());
        put(out, key.allow().stream().map(Cidr::text).toList());
        put(out, key.deny().stream().map(Cidr::text).toList());
        put(out, key.expires());
        put(out, key.limits());
        put(out, issued.previous());
        out.fillLength(length);
    }

    private static void put(WireWriter out, KeyHash hash) {
        out.put(hash.w0()).put(hash.w1()).put(hash.w2()).put(hash.w3());
    }

    private static void put(WireWriter out, Collection<String> texts) {
        out.put(texts.size());
        texts.forEach(out::put);
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
        int length = in.readInt();
        int end = in.position() + length;
        var key =
                new ApiKey(
                        in.readString(),
                        in.readString(),
                        hash(in),
                        in.readString().intern(),
                        in.readString().intern(),
                        in.readBoolean(),
                        Set.copyOf(texts(in)),
                        texts(in).stream().map(Cidr::parse).toList(),
                        texts(in).stream().map(Cidr::parse).toList(),
                        moment(in),
                        limits(in));
        var issued = new IssuedKey(key, previous(in));
        in.moveTo(end);
        return issued;
    }

    private static KeyHash hash(WireReader in) {
        return new KeyHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static List<String> texts(WireReader in) {
        int count = in.readInt();
        var texts = new ArrayList<String>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            texts.add(in.readString());
        }
        return texts;
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
