/** What both sides of the gateway ask of an HTTP connection. */
@NullMarked
package io.torouter.http;

import org.jspecify.annotations.NullMarked;
