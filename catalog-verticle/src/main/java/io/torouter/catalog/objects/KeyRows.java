package io.torouter.catalog.objects;

import static java.util.stream.Collectors.joining;

import io.torouter.limits.Limits;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.KeyHash;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The table of keys, within one transaction. */
record KeyRows(Handle handle) {
    private static final EditedTable<StoredKey> TABLE =
            new EditedTable<>(
                    "api_key",
                    "id revision deleted name account grp hash previous_hash previous_until shown enabled expires"
                            + " models ip_allow ip_deny spend_nanos rpm tpm concurrency per_5h per_24h per_7d"
                            + " created changed",
                    "id",
                    (row, _) -> read(row));

    void put(StoredKey stored) {
        var update = TABLE.put(handle);
        bind(update, stored.key());
        bind(update, stored.key().limits());
        var previous = stored.issued().previous();
        update.bind("previous_hash", previous == null ? null : previous.hash().bytes())
                .bind("previous_until", previous == null ? null : (Long) previous.until().toEpochMilli())
                .bind("revision", stored.revision())
                .bind("deleted", stored.deleted() ? 1 : 0)
                .bind("shown", stored.shown())
                .bind("created", stored.created().toEpochMilli())
                .bind("changed", stored.changed().toEpochMilli())
                .execute();
    }

    private static void bind(Update update, ApiKey key) {
        var expires = key.expires();
        update.bind("id", key.id())
                .bind("name", key.name())
                .bind("account", key.account())
                .bind("grp", key.group())
                .bind("hash", key.hash().bytes())
                .bind("enabled", key.enabled() ? 1 : 0)
                .bind("expires", expires == null ? null : (Long) expires.toEpochMilli())
                .bind("models", String.join(" ", key.models().stream().sorted().toList()))
                .bind("ip_allow", text(key.allow()))
                .bind("ip_deny", text(key.deny()));
    }

    private static void bind(Update update, Limits limits) {
        update.bind("spend_nanos", limits.spendNanos())
                .bind("rpm", limits.requestsPerMinute())
                .bind("tpm", limits.tokensPerMinute())
                .bind("concurrency", limits.concurrency())
                .bind("per_5h", limits.per5Hours())
                .bind("per_24h", limits.per24Hours())
                .bind("per_7d", limits.per7Days());
    }

    private static String text(List<Cidr> blocks) {
        return blocks.stream().map(Cidr::text).collect(joining(" "));
    }

    /** One that was not deleted, or null. */
    @Nullable StoredKey find(String id) {
        return TABLE.find(handle, Map.of(), id);
    }

    /** Some that were not deleted, by id. */
    List<StoredKey> after(String id, int most) {
        return TABLE.after(handle, Map.of(), id, most);
    }

    /** Some that changed since a revision, the earliest change first; since 0 those only that were not deleted. */
    List<StoredKey> since(long revision, int most) {
        return TABLE.since(handle, revision, most);
    }

    /** The id of the one with that name which was not deleted, or null. */
    @Nullable String idOf(String name) {
        return handle.createQuery("SELECT id FROM api_key WHERE name = :name AND deleted = 0")
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** The id of a deleted one that had the hash, or null. */
    @Nullable String idOfDeleted(KeyHash hash) {
        return handle.createQuery("SELECT id FROM api_key WHERE hash = :hash AND deleted = 1")
                .bind("hash", hash.bytes())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** The name of one that has the hash and another id, or null. */
    @Nullable String nameOf(KeyHash hash, String id) {
        return handle.createQuery("SELECT name FROM api_key WHERE hash = :hash AND id <> :id AND deleted = 0")
                .bind("hash", hash.bytes())
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** The name of one of a group, or null where it has none. */
    @Nullable String oneOfGroup(String group) {
        return nameWhere("grp", group);
    }

    /** The name of one of an account, or null where it has none. */
    @Nullable String oneOfAccount(String account) {
        return nameWhere("account", account);
    }

    private @Nullable String nameWhere(String column, String value) {
        return handle.createQuery("SELECT name FROM api_key WHERE " + column + " = :value AND deleted = 0 LIMIT 1")
                .bind("value", value)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static StoredKey read(ResultSet row) throws SQLException {
        return new StoredKey(
                new IssuedKey(key(row), previous(row)),
                row.getLong("revision"),
                row.getInt("deleted") != 0,
                row.getString("shown"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("changed")));
    }

    /** Accounts and groups are few, and named by many keys. */
    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                KeyHash.of(row.getBytes("hash")),
                row.getString("account").intern(),
                row.getString("grp").intern(),
                row.getInt("enabled") != 0,
                Set.copyOf(words(row, "models")),
                words(row, "ip_allow").stream().map(Cidr::parse).toList(),
                words(row, "ip_deny").stream().map(Cidr::parse).toList(),
                moment(row, "expires"),
                limits(row));
    }

    private static IssuedKey.@Nullable Previous previous(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("previous_hash");
        var until = moment(row, "previous_until");
        return hash == null || until == null ? null : new IssuedKey.Previous(KeyHash.of(hash), until);
    }

    private static Limits limits(ResultSet row) throws SQLException {
        var limits =
                new Limits(
                        row.getLong("spend_nanos"),
                        row.getLong("rpm"),
                        row.getLong("tpm"),
                        row.getLong("concurrency"),
                        row.getLong("per_5h"),
                        row.getLong("per_24h"),
                        row.getLong("per_7d"));
        return limits.isNone() ? Limits.NONE : limits;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text.isEmpty() ? List.of() : Stream.of(text.split(" ")).toList();
    }
}
