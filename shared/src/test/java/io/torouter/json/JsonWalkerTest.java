package io.torouter.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class JsonWalkerTest {
    private static final PathTree<String> PATHS =
            PathTree.<String>builder()
                    .find("count", "usage.count")
                    .find("list", "list")
                    .find("item", "list[]")
                    .find("name", "list[].name")
                    .find("any", "list[].extra.*")
                    .ignore("list[].extra.role")
                    .build();

    /** Writes down what it is told. */
    private static final class Notes implements Finds<String> {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void opened(String fact) {
            lines.add(fact);
        }

        @Override
        public void value(String fact, byte[] array, int from, int to) {
            lines.add(fact + "=" + new String(array, from, to - from, UTF_8));
        }
    }

    private final Notes notes = new Notes();
    private final JsonWalker<String> walker = new JsonWalker<>(PATHS, notes);

    private List<String> walk(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        walker.feed(bytes, 0, bytes.length);
        return notes.lines;
    }

    @Test
    void tellsOfValuesAtItsPaths() {
        assertThat(walk("{\"x\":1,\"usage\":{\"count\": 12 ,\"other\":3},\"count\":4}")).containsExactly("count=12");
    }

    @Test
    void goesIntoElements() {
        assertThat(walk("{\"list\":[{\"name\":\"a\"},{},{\"name\":\"b\"}]}"))
                .containsExactly("list", "item", "name=a", "item", "item", "name=b");
    }

    @Test
    void tellsOfEverythingBelowAStarButWhatIsNamedBesideIt() {
        assertThat(walk("{\"list\":[{\"extra\":{\"role\":\"r\",\"a\":{\"b\":[1,{\"c\":\"d\"}]}}}]}"))
                .containsExactly("list", "item", "any=1", "any=d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "\"\""})
    void doesNotTellOfWhatSaysNothing(String value) {
        assertThat(walk("{\"usage\":{\"count\":" + value + "}}")).isEmpty();
    }

    @Test
    void tellsOfWordsThatLookLikeNothing() {
        assertThat(walk("{\"usage\":{\"count\":\"null\"}}")).containsExactly("count=null");
    }

    @Test
    void isNotFooledByStrings() {
        assertThat(walk("{\"text\":\"\\\"usage\\\":{\\\"count\\\":1}} \\\\\",\"usage\":{\"count\":2}}"))
                .containsExactly("count=2");
    }

    @Test
    void isNotFooledByDepth() {
        assertThat(walk("{\"a\":{\"usage\":{\"count\":1}},\"b\":[[{\"usage\":{\"count\":2}}]]}")).isEmpty();
    }

    @Test
    void survivesAnyDepth() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(walk("{\"list\":[{\"extra\":{\"a\":" + deep + "}}],\"usage\":{\"count\":2}}")).contains("count=2");
        assertThat(walker.complete()).isTrue();
    }

    @Test
    void keepsOnlyTheBeginningOfALongValue() {
        walk("{\"usage\":{\"count\":\"" + "x".repeat(3000));
        walk("x".repeat(3000) + "\"}}");

        assertThat(notes.lines).containsExactly("count=" + "x".repeat(JsonWalker.LONGEST_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"a\":[{}]} ", "[]", "\"text\""})
    void isCompleteBehindADocument(String json) {
        walk(json);
        assertThat(walker.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":[{}]", "[[]", "\"text", "tru", "}", "]"})
    void isNotCompleteBefore(String json) {
        walk(json);
        assertThat(walker.complete()).isFalse();
    }

    @Test
    void takesTheNextDocumentAfterReset() {
        walk("{\"usage\":{\"count\":1},\"lis");
        walker.reset();

        assertThat(walk("{\"usage\":{\"count\":2}}")).containsExactly("count=1", "count=2");
    }
}
