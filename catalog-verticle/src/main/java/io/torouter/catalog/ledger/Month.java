package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;

import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A month of UTC, which has tables of its own.
 *
 * @param number such as 202611
 */
record Month(int number) implements Comparable<Month> {
    private static final int YEAR = 100;

    static Month of(Instant moment) {
        var date = moment.atOffset(ZoneOffset.UTC);
        return new Month(date.getYear() * YEAR + date.getMonthValue());
    }

    static Month of(LedgerRow row) {
        return of(Instant.ofEpochMilli(row.startedMillis()));
    }

    /** Those with tables, the earliest first. */
    static List<Month> all(Handle handle) {
        return handle.createQuery("SELECT month FROM ledger_month ORDER BY month")
                .mapTo(Integer.class)
                .map(Month::new)
                .list();
    }

    /** Those of them that had not ended at a moment. */
    static List<Month> of(Handle handle, Instant moment) {
        return all(handle).stream().filter(month -> month.end().isAfter(moment)).toList();
    }

    /** A view of all that is known of each request. */
    String requests() {
        return "request_" + number;
    }

    /** What a request has in common with no other. */
    String entries() {
        return "entry_" + number;
    }

    String attempts() {
        return "attempt_" + number;
    }

    String buckets() {
        return "bucket_" + number;
    }

    Instant start() {
        return start(YearMonth.of(number / YEAR, number % YEAR));
    }

    /** The first moment after it. */
    Instant end() {
        return start(YearMonth.of(number / YEAR, number % YEAR).plusMonths(1));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public int compareTo(Month other) {
        return Integer.compare(number, other.number);
    }
}
