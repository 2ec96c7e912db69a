package io.torouter.snapshot;

import java.math.BigDecimal;

/** USD per million tokens. */
public record Price(BigDecimal input, BigDecimal output, BigDecimal cacheRead, BigDecimal cacheWrite) {}
