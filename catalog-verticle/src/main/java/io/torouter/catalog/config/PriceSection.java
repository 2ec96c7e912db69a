package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;
import io.torouter.money.Usd;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A {@code price}: one mapping, or a list of mappings that follow one another in time. USD per million tokens, but for
 * images and requests, which are USD each.
 */
final class PriceSection {
    /** The name of a version that has no other. */
    private static final String VERSION = "configured";

    private static final long MOST = 1_000_000;
    private static final Scalar<BigDecimal> USD = Scalar.decimal(0, MOST);
    private static final Scalar<Long> TOKENS = Scalar.wholeLong(1);
    private static final Scalar<String> NAME =
            Scalar.matching("a name: printable, 100 characters at most", "[^\\p{Cntrl}]{1,100}");

    private PriceSection() {}

    /** Null where there is none. */
    static @Nullable PriceList read(@Nullable Value at) {
        return read(at, VERSION);
    }

    /**
     * @param usual names versions that have no name
     */
    static @Nullable PriceList read(@Nullable Value at, String usual) {
        if (at == null) {
            return null;
        }
        var versions = new ArrayList<Price>();
        for (var item : at.isList() ? at.items() : List.of(at)) {
            versions.add(price(item.fields(), usual));
        }
        return versions.isEmpty() ? null : new PriceList(versions);
    }

    private static Price price(Fields in, String usual) {
        var version = in.read("version", NAME, usual);
        var from = in.read("from", Moments.MOMENT, Instant.MIN);
        var rates = rates(in);
        var tiers = new ArrayList<Price.Tier>();
        for (var item : in.items("tiers")) {
            tiers.add(tier(item.fields()));
        }
        in.refuseOthers();
        return new Price(version, from, rates, tiers);
    }

    private static Price.Tier tier(Fields in) {
        var tier = new Price.Tier(in.require("above", TOKENS, 1L), rates(in));
        in.refuseOthers();
        return tier;
    }

    /** What has no price of its own costs what it is a kind of. */
    private static Rates rates(Fields in) {
        long input = Usd.picosPerMillion(in.require("input", USD, BigDecimal.ZERO));
        long output = Usd.picosPerMillion(in.require("output", USD, BigDecimal.ZERO));
        long write = read(in, "cache_write", Usd::picosPerMillion, input);
        return new Rates(
                input,
                read(in, "cache_read", Usd::picosPerMillion, input),
                write,
                read(in, "cache_write_1h", Usd::picosPerMillion, write),
                output,
                read(in, "reasoning", Usd::picosPerMillion, output),
                read(in, "audio_input", Usd::picosPerMillion, input),
                read(in, "audio_output", Usd::picosPerMillion, output),
                read(in, "image_input", Usd::picosPerMillion, input),
                read(in, "image", Usd::picos, 0),
                read(in, "request", Usd::picos, 0));
    }

    private static long read(Fields in, String name, ToLongFunction<BigDecimal> unit, long otherwise) {
        var said = in.find(name, USD);
        return said == null ? otherwise : unit.applyAsLong(said);
    }
}
