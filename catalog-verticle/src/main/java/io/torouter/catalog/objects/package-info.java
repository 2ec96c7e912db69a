/**
 * What operators make while nodes run: accounts, groups, channels, models and keys in the database.
 *
 * <p>Start at {@link io.torouter.catalog.objects.ObjectStore}. What must stay true: every edit raises the revision by
 * one and is one transaction with its row of the audit log; a deleted row stays, so that all changes since a revision
 * are one query; a document in the database is an entry of the configuration file, and its credential is never in it;
 * of a key only the hash is kept. All of it blocks.
 */
@NullMarked
package io.torouter.catalog.objects;

import org.jspecify.annotations.NullMarked;
