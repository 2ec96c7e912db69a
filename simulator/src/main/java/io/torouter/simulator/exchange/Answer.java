package io.torouter.simulator.exchange;

import java.util.Map;

/** What is answered, before it is decided when it is sent and what goes wrong with it. */
public sealed interface Answer permits Whole, Streamed {
    int status();

    /** Header name in lower case to value; {@code content-type} is among them. */
    Map<String, String> headers();
}
