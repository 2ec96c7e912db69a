package io.torouter.bus;

/** A frame that a router understands. */
public sealed interface ToRouter extends Frame permits Open, Body, Credit, Cancel {}
