package io.torouter.canonical;

/** The model's own words for not answering; where a dialect has no place for it, it is text. */
public record Refusal(String text, Extras extras) implements Part {
    public Refusal(String text) {
        this(text, Extras.NONE);
    }
}
