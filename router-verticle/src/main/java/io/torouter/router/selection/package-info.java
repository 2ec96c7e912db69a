/** Which channel is tried next. Pure, but for the counters of what each channel carries now. */
@NullMarked
package io.torouter.router.selection;

import org.jspecify.annotations.NullMarked;
