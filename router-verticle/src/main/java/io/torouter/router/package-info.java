/** Answers one question: which upstream serves this, and how did it go? */
@NullMarked
package io.torouter.router;

import org.jspecify.annotations.NullMarked;
