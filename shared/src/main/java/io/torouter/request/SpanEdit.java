package io.torouter.request;

/** Replaces the bytes of a span; an empty span inserts. The array is not copied: do not change it. */
@SuppressWarnings("ArrayRecordComponent")
public record SpanEdit(Span span, byte[] replacement) {}
