package io.torouter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The walker finds what a tree of the same document has at the same paths. */
class JsonWalkerPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PathTree<String> PATHS =
            PathTree.<String>builder().find("a.b", "a.b").find("b[].a", "b[].a").find("c", "c").build();

    @Provide
    Arbitrary<Object> documents() {
        Arbitrary<Object> leaf =
                Arbitraries.oneOf(
                        Arbitraries.strings().withChars("ab\"\\{}[]:,é\n").ofMaxLength(20).map(Object.class::cast),
                        Arbitraries.integers().map(Object.class::cast),
                        Arbitraries.of(true, false));
        return Arbitraries.recursive(() -> leaf, JsonWalkerPropertyTest::container, 1, 4);
    }

    private static Arbitrary<Object> container(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(Object.class::cast),
                Arbitraries.maps(Arbitraries.of("a", "b", "c", "aa"), inner).ofMaxSize(4).map(Object.class::cast));
    }

    @Property(tries = 2000)
    void findsWhatATreeHas(@ForAll("documents") Object document, @ForAll("cuts") List<Double> cuts) throws Exception {
        byte[] bytes = JSON.writeValueAsBytes(Map.of("a", document, "b", List.of(document, 1), "c", "x"));
        var found = new ArrayList<String>();
        var walker = new JsonWalker<>(PATHS, new Values(found));

        int from = 0;
        for (int cut : places(cuts, bytes.length)) {
            walker.feed(bytes, from, cut);
            from = cut;
        }
        walker.feed(bytes, from, bytes.length);

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected(JSON.readTree(bytes)));
        assertThat(walker.complete()).isTrue();
    }

    @Provide
    Arbitrary<List<Double>> cuts() {
        return Arbitraries.doubles().between(0, 1).list().ofMaxSize(6);
    }

    private static int[] places(List<Double> cuts, int length) {
        return cuts.stream().mapToInt(cut -> (int) (cut * length)).sorted().toArray();
    }

    private static List<String> expected(JsonNode tree) {
        var nodes = new ArrayList<JsonNode>(List.of(tree.path("a").path("b"), tree.path("c")));
        var list = tree.path("b");
        IntStream.range(0, list.isArray() ? list.size() : 0).mapToObj(i -> list.path(i).path("a")).forEach(nodes::add);
        return nodes.stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty() && !text.equals("false"))
                .toList();
    }

    /** Writes down decoded values. */
    private record Values(List<String> found) implements Finds<String> {
        @Override
        public void opened(String fact) {}

        @Override
        public void value(String fact, byte[] array, int from, int to) {
            found.add(JsonText.decode(array, from, to));
        }
    }

    @Property(tries = 2000)
    void survivesWhatIsNotJson(@ForAll("noise") String noise) {
        byte[] bytes = noise.getBytes(UTF_8);
        var walker = new JsonWalker<>(PATHS, new Values(new ArrayList<>()));

        assertThatCode(() -> walker.feed(bytes, 0, bytes.length)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("abc\"\\{}[]:, 1n").ofMaxLength(60);
    }
}
