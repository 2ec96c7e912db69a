package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.List;

class EditedBodyTest {
    private static final byte[] BODY = "0123456789".getBytes(UTF_8);

    @Test
    void appliesEditsInWhateverOrderTheyCome() {
        assertThat(edited(edit(7, 9, "B"), edit(0, 0, "^"), edit(2, 4, "aaa"))).isEqualTo("^01aaa456B9");
    }

    @Test
    void putsInsertionsBeforeAReplacementOfTheSamePlace() {
        assertThat(edited(edit(3, 5, "X"), edit(3, 3, "a"), edit(3, 3, "b"))).isEqualTo("012abX56789");
    }

    @Test
    void copiesNoByteOfTheOriginal() {
        var body = EditedBody.of(BODY, 0, BODY.length, List.of(edit(2, 4, "x")));

        assertThat(body.slices()).hasSize(3);
        assertThat(body.slices().getFirst().array()).isSameAs(BODY);
        assertThat(body.slices().getLast().array()).isSameAs(BODY);
        assertThat(body.length()).isEqualTo(9);
    }

    @Test
    void countsFromWhereTheBodyStarts() {
        var body = EditedBody.of(BODY, 2, 8, List.of(edit(0, 1, "x"), edit(6, 6, "y")));

        assertThat(new String(body.toBytes(), UTF_8)).isEqualTo("x34567y");
    }

    @Test
    void leavesABodyWithoutEditsAsItIs() {
        assertThat(edited()).isEqualTo("0123456789");
    }

    @Test
    void refusesEditsThatOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edited(edit(2, 5, "a"), edit(4, 6, "b")))
                .withMessage("an edit at 4 overlaps one that ends at 5");
    }

    @Test
    void refusesEditsBeyondTheBody() {
        assertThatIllegalArgumentException().isThrownBy(() -> edited(edit(9, 11, "a")));
    }

    @Test
    void writesTextAsJson() {
        assertThat(new String(EditedBody.jsonString("a\"b\\c\n\u0001é日"), UTF_8))
                .isEqualTo("\"a\\\"b\\\\c\\n\\u0001é日\"");
    }

    private static SpanEdit edit(int from, int to, String text) {
        return new SpanEdit(new Span(from, to), text.getBytes(UTF_8));
    }

    private static String edited(SpanEdit... edits) {
        return new String(EditedBody.of(BODY, 0, BODY.length, List.of(edits)).toBytes(), UTF_8);
    }
}
