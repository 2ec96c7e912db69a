/**
 * Finds a few values in JSON bytes that come in pieces, without building or keeping the rest.
 *
 * <p>Start at {@link io.torouter.json.JsonWalker}. Jackson's non-blocking parser does the same for small documents, but
 * keeps every string whole until it ends; answers carry images of many megabytes in one string. What must stay true:
 * memory does not grow with the input; where the input is cut never changes what is found; no input makes anything here
 * throw.
 */
@NullMarked
package io.torouter.json;

import org.jspecify.annotations.NullMarked;
