package io.torouter.simulator.exchange;

import java.util.Map;

/** Whose service is simulated: it decides what errors look like and which headers every answer has. */
public interface Vendor {
    /** The error as that vendor answers it; the call may be one that could not be read. */
    Whole refuse(Refusal refusal, Call call);

    /** Headers that this vendor sends with every answer. */
    Map<String, String> headers(Identity identity);
}
