/**
 * Every answer that was recorded from a real service, in the dialects it was not recorded in: judged by the grammars,
 * by the services' own schemas, and by the SDKs of those who would read it.
 */
@NullMarked
package io.torouter.it.matrix;

import org.jspecify.annotations.NullMarked;
