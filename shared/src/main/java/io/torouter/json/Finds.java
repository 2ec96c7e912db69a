package io.torouter.json;

/** Is told what a {@link JsonWalker} meets at the paths of a {@link PathTree}. */
public interface Finds<F> {
    /** An object or array began at a path that stands for the fact. */
    void opened(F fact);

    /**
     * A value stands at a path of the fact: the inside of a string, still escaped and cut at {@link
     * JsonWalker#LONGEST_VALUE} bytes, or a literal. {@code null}, {@code false} and empty strings say nothing and are
     * not told. The array belongs to the walker again when the call returns.
     */
    void value(F fact, byte[] array, int from, int to);
}
