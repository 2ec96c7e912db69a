package io.torouter.simulator.prompt;

/** Whether the model is to call a tool. */
public sealed interface ToolChoice {
    ToolChoice AUTO = new Auto();
    ToolChoice NONE = new None();
    ToolChoice ANY = new Any();

    /** As the model likes. */
    record Auto() implements ToolChoice {}

    /** It may not. */
    record None() implements ToolChoice {}

    /** It must call one. */
    record Any() implements ToolChoice {}

    /** It must call that one. */
    record Named(String name) implements ToolChoice {}
}
