package io.torouter.catalog.objects;

import io.torouter.catalog.config.ObjectRef;
import io.torouter.snapshot.Secret;

import java.time.Instant;

/**
 * An account, a group, a channel or a model as it is in the database.
 *
 * @param revision of the edit that made it what it is
 * @param document JSON: an entry of the configuration file, without its credential
 * @param secret the sealed credential; empty where it has none
 */
public record StoredObject(
        ObjectRef ref,
        long revision,
        boolean deleted,
        String document,
        String secret,
        Instant created,
        Instant changed) {

    /** The document as it is shown: its credential is there, but masked. */
    public String shown() {
        return secret.isEmpty() ? document : Document.parse(document).with(new Secret(Secret.MASK)).json();
    }

    StoredObject changed(String itsDocument, String itsSecret, Edit edit) {
        return new StoredObject(ref, edit.revision(), false, itsDocument, itsSecret, created, edit.moment());
    }

    StoredObject deletedBy(Edit edit) {
        return new StoredObject(ref, edit.revision(), true, "{}", "", created, edit.moment());
    }

    /** Without the credential, sealed or not. */
    @Override
    public String toString() {
        return ref + " of revision " + revision;
    }
}
