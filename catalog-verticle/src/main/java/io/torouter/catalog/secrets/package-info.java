/**
 * Credentials at rest: sealed with AES-GCM under a key that is not in the database.
 *
 * <p>Start at {@link io.torouter.catalog.secrets.Vault}. What must stay true: what is sealed for one owner does not
 * open for another; no message repeats a secret or the key.
 */
@NullMarked
package io.torouter.catalog.secrets;

import org.jspecify.annotations.NullMarked;
