package io.torouter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

class TableTest {
    private static String printed(Table table) {
        var bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }

    @Test
    void columnsStandBelowOneAnotherAndNumbersAtTheRight() {
        var table = new Table("name", "cost", "group").add("a", "1.5", "").add("größer", "12.25", "team");

        assertThat(printed(table))
                .isEqualTo(
                        """
                        name     cost  group
                        a         1.5
                        größer  12.25  team
                        """);
    }

    @Test
    void aColumnWithAWordInItStandsAtTheLeft() {
        assertThat(printed(new Table("id", "x").add("1", "a").add("22", "b").add("c", "d")))
                .isEqualTo("id  x\n1   a\n22  b\nc   d\n");
    }

    @Test
    void anEmptyTableIsItsTitles() {
        assertThat(printed(new Table("id", "name"))).isEqualTo("id  name\n");
    }

    @Test
    void nothingMovesTheCursorOfATerminal() {
        assertThat(printed(new Table("id").add("a\u001b[2Jb\nc\u202ed\u0085")))
                .isEqualTo("id\na\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFD\n");
    }

    @Test
    void aRowHasAsManyCellsAsThereAreTitles() {
        var table = new Table("id");

        assertThatThrownBy(() -> table.add("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
