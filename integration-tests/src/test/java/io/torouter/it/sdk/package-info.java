/**
 * The official SDKs as clients: they get a base URL and a key, and must notice no difference.
 *
 * <p>Start at {@link io.torouter.it.sdk.SdkGateway}. What must stay true: the SDKs' own checks of what they receive are
 * switched on, and nothing here reads raw bytes that the SDK has a type for.
 */
@NullMarked
package io.torouter.it.sdk;

import org.jspecify.annotations.NullMarked;
