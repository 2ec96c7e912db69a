package io.torouter.bus;

/** A frame that an edge understands. */
public sealed interface ToEdge extends Frame permits Head, Data, Full, End, Fail, Settled, Credit {}
