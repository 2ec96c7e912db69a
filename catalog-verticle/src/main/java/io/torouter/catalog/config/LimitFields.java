package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.limits.Limits;
import io.torouter.money.Usd;

import java.math.BigDecimal;

/** The limits of a key or of the keys of a group. */
final class LimitFields {
    static final Scalar<BigDecimal> DOLLARS = Scalar.decimal(0, 1_000_000);
    private static final Scalar<Long> COUNT = Scalar.wholeLong(0);

    private LimitFields() {}

    static Limits read(Fields in) {
        var windows = in.section("windows");
        var limits =
                new Limits(
                        Usd.nanos(in.read("quota_usd", DOLLARS, BigDecimal.ZERO)),
                        in.read("rpm", COUNT, 0L),
                        in.read("tpm", COUNT, 0L),
                        in.read("concurrency", COUNT, 0L),
                        windows.read("5h", COUNT, 0L),
                        windows.read("24h", COUNT, 0L),
                        windows.read("7d", COUNT, 0L));
        windows.refuseOthers();
        return limits;
    }
}
