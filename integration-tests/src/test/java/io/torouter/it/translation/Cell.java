package io.torouter.it.translation;

import io.torouter.dialect.Dialect;

import java.util.Arrays;
import java.util.stream.Stream;

/** A client's dialect and an upstream's. */
record Cell(Dialect client, Dialect upstream) {
    /** All sixteen. */
    static Stream<Cell> all() {
        return Arrays.stream(Dialect.values())
                .flatMap(client -> Arrays.stream(Dialect.values()).map(upstream -> new Cell(client, upstream)));
    }

    /** The twelve that are translated. */
    static Stream<Cell> foreign() {
        return all().filter(cell -> cell.client != cell.upstream);
    }

    /** What the client asks. */
    Ask ask(Question question) {
        return Ask.of(client, Grid.model(upstream), question);
    }
}
