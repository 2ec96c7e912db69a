package io.torouter.gateway.stream;

/** What the streams of an edge instance work with. */
public record EdgeParts(OpenStreams open, Answers answers, Completion completion) {}
