package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintStream;

/** Prints a list of the admin API as one page, whatever pages it came in. */
final class JsonList {
    private final PrintStream out;
    private String before = "";

    JsonList(PrintStream out) {
        this.out = out;
        out.print("{\"data\":[");
    }

    void add(JsonNode item) {
        out.print(before + "\n" + item);
        before = ",";
    }

    void end() {
        out.println("\n],\"next\":null}");
    }
}
