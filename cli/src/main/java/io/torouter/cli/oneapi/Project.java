package io.torouter.cli.oneapi;

/** Which of the two projects a file comes from: up to a number they mean the same types, and behind it others. */
public enum Project {
    NEW_API,
    ONE_API
}
