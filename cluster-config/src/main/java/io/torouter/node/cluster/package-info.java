/** How nodes find each other and know that the others live. */
@NullMarked
package io.torouter.node.cluster;

import org.jspecify.annotations.NullMarked;
