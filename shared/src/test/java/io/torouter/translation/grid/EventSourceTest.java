package io.torouter.translation.grid;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.answer.Framing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class EventSourceTest {
    private static final String EVENTS =
            """
            event: first
            data: {"a":1}

            : a comment

            data: {"b":
            data: "é"}
            id: 7

            data: {"c":3}\r
            \r
            retry: 5

            data: [DONE]

            """;
    private static final List<String> READ = List.of("first {\"a\":1}", " {\"b\":\n\"é\"}", " {\"c\":3}", "DONE");
    private static final String ARRAY = "[{\"a\":\"]},\"}\n,\r\n{\"b\":[1,{}]}\r\n]\n";

    /** Notes events in words. */
    private static final class Noted implements EventSource.Events {
        final List<String> read = new ArrayList<>();

        @Override
        public void event(String name, byte[] array, int from, int to) {
            read.add(name + ' ' + new String(array, from, to - from, UTF_8));
        }

        @Override
        public void done() {
            read.add("DONE");
        }

        @Override
        public void tooLarge() {
            read.add("TOO LARGE");
        }
    }

    static List<Integer> cuts() {
        return IntStream.rangeClosed(0, EVENTS.getBytes(UTF_8).length).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void whereAStreamIsCutChangesNothing(int cut) {
        assertThat(read(Framing.SSE, EVENTS, cut)).isEqualTo(READ);
    }

    @Test
    void bytesMayComeOneByOne() {
        var noted = new Noted();
        var source = EventSource.of(Framing.SSE);
        byte[] bytes = EVENTS.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            source.feed(bytes, i, i + 1, noted);
        }
        source.end(noted);

        assertThat(noted.read).isEqualTo(READ);
    }

    @Test
    void anEventThatLacksItsBlankLineIsOne() {
        assertThat(read(Framing.SSE, "data: {\"a\":1}", 3)).containsExactly(" {\"a\":1}");
    }

    @Test
    void aBareDocumentInAStreamIsAnEvent() {
        assertThat(read(Framing.SSE, "data: {\"a\":1}\n\n{\"error\":\n{}}", 20))
                .containsExactly(" {\"a\":1}", " {\"error\":\n{}}");
    }

    @Test
    void theElementsOfAnArrayAreEvents() {
        for (int cut = 0; cut <= ARRAY.length(); cut++) {
            assertThat(read(Framing.JSON_ARRAY, ARRAY, cut)).containsExactly(" {\"a\":\"]},\"}", " {\"b\":[1,{}]}");
        }
    }

    @Test
    void aDocumentThatIsNoArrayIsOneEvent() {
        assertThat(read(Framing.JSON_ARRAY, " {\"a\":[1]}\n", 4)).containsExactly(" {\"a\":[1]}");
    }

    private static List<String> read(Framing framing, String text, int cut) {
        var noted = new Noted();
        var source = EventSource.of(framing);
        byte[] bytes = text.getBytes(UTF_8);
        source.feed(bytes, 0, cut, noted);
        source.feed(bytes.clone(), cut, bytes.length, noted);
        source.end(noted);
        return noted.read;
    }
}
