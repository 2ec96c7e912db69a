package io.torouter.catalog.admin;

import io.torouter.catalog.ledger.LedgerFilter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Which requests a call asks about. */
final class LedgerParameters {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LEAST_STEP = Duration.ofMinutes(1);
    private static final Pattern STEP = Pattern.compile("([1-9][0-9]{0,4})([mhd])");
    private static final int LAST_STATUS = 599;
    private static final int MOST_POINTS = 10_000;

    private LedgerParameters() {}

    /**
     * Those of a time, the last 30 days where the call does not say.
     *
     * @param now the end, where the call does not say
     */
    static LedgerFilter filter(Parameters parameters, Instant now) throws Refused {
        var end = moment(parameters, "end", now);
        var start = moment(parameters, "start", end.minus(USUAL));
        if (!start.isBefore(end)) {
            throw Refused.parameter("start", "expected a moment before the end");
        }
        return LedgerFilter.of(start, end)
                .withKey(parameters.text("key"))
                .withModel(parameters.text("model"))
                .withChannel(parameters.text("channel"))
                .withAccount(parameters.text("account"))
                .withStatus(parameters.whole("status", 0, LAST_STATUS));
    }

    private static Instant moment(Parameters parameters, String name, Instant usual) throws Refused {
        var text = parameters.text(name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw Refused.parameter(
                    name, "expected a moment such as 2026-11-28T12:00:00Z, or a day such as 2026-11-28");
        }
    }

    /** How long the steps of a series are. */
    static Duration step(Parameters parameters, LedgerFilter filter) throws Refused {
        var text = parameters.text("step");
        var match = STEP.matcher(text.isEmpty() ? "1d" : text);
        if (!match.matches()) {
            throw Refused.parameter("step", "expected minutes, hours or days such as 5m, 1h or 1d");
        }
        long count = Long.parseLong(match.group(1));
        var step =
                switch (match.group(2)) {
                    case "m" -> LEAST_STEP.multipliedBy(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        if (Duration.between(filter.from(), filter.to()).dividedBy(step) > MOST_POINTS) {
            throw Refused.parameter("step", "expected at most " + MOST_POINTS + " steps between start and end");
        }
        return step;
    }
}
