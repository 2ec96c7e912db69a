/**
 * What nodes and the command line agree on about files: the form of references in configuration files, and the rights
 * of files with credentials. Nothing here reads or writes one.
 */
@NullMarked
package io.torouter.files;

import org.jspecify.annotations.NullMarked;
