package io.torouter.money;

import io.torouter.usage.Usage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one request costs, in nanodollars, by what it is for.
 *
 * @param audio sound read and generated
 * @param images images read and generated
 * @param request what each request costs
 */
public record Cost(
        long input,
        long cacheRead,
        long cacheWrite,
        long cacheWriteLong,
        long output,
        long reasoning,
        long audio,
        long images,
        long request) {
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** A {@code multiplier} that changes nothing: multipliers are in millionths. */
    public static final long ONCE = 1_000_000;

    private static final int MULTIPLIER_DIGITS = 6;

    /** From picodollars and millionths to nanodollars. */
    private static final long SCALE = 1_000 * ONCE;

    /**
     * The cost of an answer. Each part is rounded half up; parts that no number can hold are as large as one can.
     *
     * @param multiplier of the price, in millionths; not negative
     */
    public static Cost of(Rates rates, Usage usage, long multiplier) {
        var detail = usage.detail();
        return new Cost(
                nanos(usage.plainInput(), rates.input(), multiplier),
                nanos(usage.cacheRead(), rates.cacheRead(), multiplier),
                nanos(usage.cacheWrite() - detail.longCacheWrite(), rates.cacheWrite(), multiplier),
                nanos(detail.longCacheWrite(), rates.cacheWriteLong(), multiplier),
                nanos(usage.output() - detail.audioOutput(), rates.output(), multiplier),
                nanos(usage.reasoning(), rates.reasoning(), multiplier),
                sum(
                        nanos(detail.audioInput(), rates.audioInput(), multiplier),
                        nanos(detail.audioOutput(), rates.audioOutput(), multiplier)),
                sum(
                        nanos(detail.imageInput(), rates.imageInput(), multiplier),
                        nanos(detail.images(), rates.image(), multiplier)),
                nanos(1, rates.request(), multiplier));
    }

    /** A {@code multiplier} as the number by which prices are multiplied. */
    public static BigDecimal factor(long multiplier) {
        return BigDecimal.valueOf(multiplier, MULTIPLIER_DIGITS);
    }

    private static long nanos(long count, long picos, long multiplier) {
        if (count == 0 || picos == 0) {
            return 0;
        }
        boolean small = Math.multiplyHigh(count, picos) == 0 && count * picos >= 0;
        boolean fits = small && Math.multiplyHigh(count * picos, multiplier) == 0 && count * picos * multiplier >= 0;
        return fits ? rounded(count * picos * multiplier) : exact(count, picos, multiplier);
    }

    private static long rounded(long scaled) {
        return scaled / SCALE + (scaled % SCALE * 2 >= SCALE ? 1 : 0);
    }

    private static long exact(long count, long picos, long multiplier) {
        var scaled =
                BigDecimal.valueOf(count)
                        .multiply(BigDecimal.valueOf(picos))
                        .multiply(BigDecimal.valueOf(multiplier))
                        .divide(BigDecimal.valueOf(SCALE), 0, RoundingMode.HALF_UP);
        return scaled.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : scaled.longValueExact();
    }

    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** All of it; as much as a number can hold where it is more. */
    public long total() {
        long prompt = sum(sum(input, cacheRead), sum(cacheWrite, cacheWriteLong));
        long answer = sum(sum(output, reasoning), sum(audio, images));
        return sum(sum(prompt, answer), request);
    }
}
