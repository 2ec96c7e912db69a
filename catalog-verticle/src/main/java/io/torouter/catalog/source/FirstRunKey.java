package io.torouter.catalog.source;

import io.torouter.snapshot.Secret;

import java.nio.file.Path;

/** The key a node makes for itself when its configuration declares none. */
public sealed interface FirstRunKey {
    /** The configuration declares keys, or the load only looked. */
    record NotNeeded() implements FirstRunKey {}

    /** Made just now: show it, there is no second chance. {@code file} holds its hash. */
    record Created(Secret key, Path file) implements FirstRunKey {}

    /** Made and shown at an earlier start; deleting {@code file} and starting again makes another. */
    record Stored(Path file) implements FirstRunKey {}
}
