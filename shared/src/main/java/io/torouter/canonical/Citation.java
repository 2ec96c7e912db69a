package io.torouter.canonical;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement in a text comes from.
 *
 * @param url null for what is not on the web
 * @param start first cited character of the text, in UTF-16 units; -1 where unsaid
 * @param end behind the last one; -1 where unsaid
 * @param quote what the source says; null where not repeated
 * @param raw the dialect's own object, for the way back; must not be changed
 */
public record Citation(
        @Nullable String url,
        @Nullable String title,
        int start,
        int end,
        @Nullable String quote,
        Dialect vendor,
        ObjectNode raw) {}
