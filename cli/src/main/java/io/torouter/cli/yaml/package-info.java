/** YAML as commands write and read it. Pure. */
@NullMarked
package io.torouter.cli.yaml;

import org.jspecify.annotations.NullMarked;
