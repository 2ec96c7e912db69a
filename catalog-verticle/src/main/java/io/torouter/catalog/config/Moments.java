package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Scalar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Points in time as the file writes them. */
final class Moments {
    static final Scalar<Instant> MOMENT =
            Scalar.of("a date such as 2027-01-01 or a time such as 2027-01-01T12:00:00Z", Moments::moment);

    private Moments() {}

    private static Instant moment(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
