package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Column.number;
import static io.torouter.catalog.ledger.Column.rare;

import io.torouter.usage.Usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The columns of a usage: its parts, and what some of them were. */
final class UsageColumns {
    private UsageColumns() {}

    static <R> List<Column<R>> of(Function<R, Usage> usage) {
        return List.of(
                number("input_tokens", row -> usage.apply(row).input()),
                rare("cache_read_tokens", row -> usage.apply(row).cacheRead()),
                rare("cache_write_tokens", row -> usage.apply(row).cacheWrite()),
                number("output_tokens", row -> usage.apply(row).output()),
                rare("reasoning_tokens", row -> usage.apply(row).reasoning()),
                rare("long_cache_write_tokens", row -> usage.apply(row).detail().longCacheWrite()),
                rare("audio_input_tokens", row -> usage.apply(row).detail().audioInput()),
                rare("image_input_tokens", row -> usage.apply(row).detail().imageInput()),
                rare("audio_output_tokens", row -> usage.apply(row).detail().audioOutput()),
                rare("images", row -> usage.apply(row).detail().images()));
    }

    static Usage read(ResultSet in) throws SQLException {
        var parts =
                new Usage(
                        in.getLong("input_tokens"),
                        in.getLong("cache_read_tokens"),
                        in.getLong("cache_write_tokens"),
                        in.getLong("output_tokens"),
                        in.getLong("reasoning_tokens"));
        return parts.with(
                new Usage.Detail(
                        in.getLong("long_cache_write_tokens"),
                        in.getLong("audio_input_tokens"),
                        in.getLong("image_input_tokens"),
                        in.getLong("audio_output_tokens"),
                        in.getLong("images")));
    }
}
