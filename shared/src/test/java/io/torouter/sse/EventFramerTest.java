package io.torouter.sse;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class EventFramerTest {
    private static List<String> blocks(String... pieces) {
        var framer = new EventFramer();
        var blocks = new ArrayList<String>();
        var open = new StringBuilder();
        for (String piece : pieces) {
            byte[] bytes = piece.getBytes(UTF_8);
            int from = 0;
            for (int end = framer.next(bytes, 0, bytes.length);
                    end >= 0;
                    end = framer.next(bytes, from, bytes.length)) {
                blocks.add(open + new String(bytes, from, end - from, UTF_8));
                open.setLength(0);
                from = end;
            }
            open.append(new String(bytes, from, bytes.length - from, UTF_8));
        }
        return blocks;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r\n\r\n", "\r\r", "\n\r\n", "\r\n\n", "\r\n\r", "\n\r"})
    void endsAnEventAtABlankLine(String end) {
        assertThat(blocks("data: a" + end + "data: b" + end)).containsExactly("data: a" + end, "data: b" + end);
    }

    @Test
    void takesOneLineEndForNone() {
        assertThat(blocks("data: a\r\ndata: b\rdata: c\ndata: d\n")).isEmpty();
    }

    @Test
    void endsAnEventAtTheBareCrOfACutCrLf() {
        assertThat(blocks("data: a\r\n\r", "\ndata: b\r\n\r\n"))
                .containsExactly("data: a\r\n\r", "\n", "data: b\r\n\r\n");
    }

    @Test
    void takesACrLfThatIsCutForOneLineEnd() {
        assertThat(blocks("data: a\r", "\ndata: b\r", "\n", "\r\n")).containsExactly("data: a\r\ndata: b\r\n\r\n");
    }

    @Test
    void takesEveryFurtherBlankLineForABlock() {
        assertThat(blocks("\n: x\n\n\n")).containsExactly("\n", ": x\n\n", "\n");
    }

    @Test
    void isNotFooledByOtherControlCharacters() {
        assertThat(blocks("data:\ta\u0000\u000b\f\t\t\t\n\n")).containsExactly("data:\ta\u0000\u000b\f\t\t\t\n\n");
    }
}
