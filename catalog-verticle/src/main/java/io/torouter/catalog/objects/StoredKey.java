package io.torouter.catalog.objects;

import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.KeyHash;

import org.jspecify.annotations.Nullable;

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

    StoredKey with(ApiKey next, long itsRevision, Instant moment) {
        return new StoredKey(new IssuedKey(next, issued.previous()), itsRevision, deleted, shown, created, moment);
    }

    /** With another hash; the one until now is good until a moment, or not at all where that is null. */
    StoredKey rotated(KeyMint.Minted minted, IssuedKey.@Nullable Previous before, Edit edit) {
        var now = key();
        var next =
                new ApiKey(
                        now.id(),
                        now.name(),
                        minted.hash(),
                        now.account(),
                        now.group(),
                        now.enabled(),
                        now.models(),
                        now.allow(),
                        now.deny(),
                        now.expires(),
                        now.limits());
        return new StoredKey(
                new IssuedKey(next, before), edit.revision(), deleted, minted.shown(), created, edit.moment());
    }

    StoredKey deletedBy(Edit edit) {
        return new StoredKey(issued, edit.revision(), true, shown, created, edit.moment());
    }

    /** Whether a hash leads to it at a moment, whatever else speaks against it. */
    public boolean answersTo(KeyHash hash, Instant moment) {
        return !deleted && issued.at(moment).anyMatch(key -> key.hash().equals(hash));
    }
}
