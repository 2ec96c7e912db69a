/** Which router gets a request, and which routers are alive. */
@NullMarked
package io.torouter.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
