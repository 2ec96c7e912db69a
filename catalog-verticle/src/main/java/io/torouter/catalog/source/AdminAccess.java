package io.torouter.catalog.source;

import io.torouter.snapshot.Secret;

import java.nio.file.Path;

/** How a node lets operators in. */
public sealed interface AdminAccess {
    /** It does not serve the admin API. */
    record None() implements AdminAccess {}

    /** It would, but there is no token and none can be kept. */
    record Impossible(String reason) implements AdminAccess {}

    /** Those who know a token. */
    sealed interface Token extends AdminAccess {
        Secret token();
    }

    /** The token is in the configuration or the environment. */
    record Given(Secret token) implements Token {}

    /** The token was made just now, and is in a file that only the operator can read. */
    record Created(Secret token, Path file) implements Token {}

    /** The token was made at an earlier start. */
    record Stored(Secret token, Path file) implements Token {}
}
