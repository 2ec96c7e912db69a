package io.torouter.catalog.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.limits.Limits;
import io.torouter.money.Usd;
import io.torouter.snapshot.ApiKey;

import java.time.Instant;

/**
 * A key as it is in the database.
 *
 * @param revision of the edit that made it what it is
 * @param shown the first and last characters, by which people know it
 */
public record StoredKey(
        IssuedKey issued, long revision, boolean deleted, String shown, Instant created, Instant changed) {

    public ApiKey key() {
        return issued.key();
    }

    public String id() {
        return key().id();
    }

    /** With other fields under the same id and hash. */
    StoredKey changed(ApiKey fields, Edit edit) {
        var next = fields.identified(id(), key().hash());
        return new StoredKey(
                new IssuedKey(next, issued.previous()), edit.revision(), deleted, shown, created, edit.moment());
    }

    /** With another hash; the one until now is good until a moment. */
    StoredKey rotated(KeyMint.Minted minted, Instant until, Edit edit) {
        var before = new IssuedKey.Previous(key().hash(), until);
        return new StoredKey(
                new IssuedKey(key().identified(id(), minted.hash()), before),
                edit.revision(),
                deleted,
                minted.shown(),
                created,
                edit.moment());
    }

    StoredKey deletedBy(Edit edit) {
        return new StoredKey(issued, edit.revision(), true, shown, created, edit.moment());
    }

    /** The entry of a file that it would be there, but for the key itself. */
    public String document() {
        var fields = Document.empty().fields();
        var key = key();
        fields.put("name", key.name()).put("group", key.group()).put("enabled", key.enabled());
        if (!key.account().isEmpty()) {
            fields.put("account", key.account());
        }
        key.models().stream().sorted().forEach(fields.withArray("models")::add);
        key.allow().forEach(block -> fields.withArray("ip_allow").add(block.text()));
        key.deny().forEach(block -> fields.withArray("ip_deny").add(block.text()));
        if (key.expires() != null) {
            fields.put("expires", key.expires().toString());
        }
        put(fields, key.limits());
        return fields.toString();
    }

    /** Those that there are. */
    private static void put(ObjectNode fields, Limits limits) {
        if (limits.spendNanos() > 0) {
            fields.put("quota_usd", Usd.number(limits.spendNanos()));
        }
        put(fields, "rpm", limits.requestsPerMinute());
        put(fields, "tpm", limits.tokensPerMinute());
        put(fields, "concurrency", limits.concurrency());
        var windows = fields.objectNode();
        put(windows, "5h", limits.per5Hours());
        put(windows, "24h", limits.per24Hours());
        put(windows, "7d", limits.per7Days());
        if (!windows.isEmpty()) {
            fields.set("windows", windows);
        }
    }

    private static void put(ObjectNode fields, String name, long limit) {
        if (limit > 0) {
            fields.put(name, limit);
        }
    }
}
