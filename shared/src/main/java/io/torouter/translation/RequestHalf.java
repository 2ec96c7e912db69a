package io.torouter.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;

/** Reads and writes requests of one dialect. */
public interface RequestHalf {
    /**
     * Reads a client's body.
     *
     * @param model the id the client asked for; Gemini has it in the path
     * @param stream whether a stream was asked for; Gemini has it in the path
     * @throws Untranslatable where the body is not of the dialect, in words for the client
     */
    GenerationRequest decode(ObjectNode body, String model, boolean stream);

    /**
     * Writes an upstream's body. Tools are functions with names that fit the target, unless the target has others.
     *
     * @throws Untranslatable where something that cannot be left out has no place in the dialect
     */
    WireRequest encode(GenerationRequest request, Target target, Drops drops);
}
