package io.torouter.translation.grid;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.torouter.canonical.Delta;
import io.torouter.canonical.StreamEvent.BlockDelta;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeltaFormTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHUNK =
            "{\"id\":\"c1\",\"created\":17,\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":null}]}";
    private static final String NUMBERED = "{\"delta\":%s,\"obfuscation\":\"%s\",\"sequence_number\":%d}";

    private final DeltaForm form = new DeltaForm();

    private void learn(String event, String text) {
        learn(event, said(0, text));
    }

    private void learn(String event, BlockDelta delta) {
        var bytes = ("data: " + event).getBytes(UTF_8);
        form.learn("", bytes, 6, bytes.length, delta);
    }

    private static BlockDelta said(int block, String text) {
        return new BlockDelta(0, block, new Delta.Written(text));
    }

    private @Nullable BlockDelta read(String event) {
        return read("", event);
    }

    private @Nullable BlockDelta read(String name, String event) {
        var bytes = (event + "\n\n").getBytes(UTF_8);
        return form.read(name, bytes, 0, bytes.length - 2);
    }

    private static String chunk(String text) throws JsonProcessingException {
        return CHUNK.formatted(JSON.writeValueAsString(text));
    }

    private static String numbered(String text, String padding, int number) throws JsonProcessingException {
        return NUMBERED.formatted(JSON.writeValueAsString(text), padding, number);
    }

    @Test
    void twoEventsMakeAForm() throws JsonProcessingException {
        assertThat(read(chunk("one"))).isNull();
        learn(chunk("one"), "one");
        assertThat(read(chunk("two"))).isNull();
        learn(chunk(" two"), " two");

        assertThat(read(chunk("three"))).isEqualTo(said(0, "three"));
        assertThat(read(chunk("one"))).isEqualTo(said(0, "one"));
    }

    @Test
    void anEventThatIsTheSameSaysTheSame() throws JsonProcessingException {
        learn(chunk("one"), "one");

        assertThat(read(chunk("one"))).isEqualTo(said(0, "one"));
        assertThat(read("other", chunk("one"))).isNull();
        assertThat(read(chunk("one") + " ")).isNull();
    }

    @Property(tries = 500)
    void anyTextIsReadAsItStands(@ForAll String text) throws JsonProcessingException {
        learn(chunk("one"), "one");
        learn(chunk("two"), "two");

        var read = read(chunk(text));

        if (text.isEmpty()) {
            assertThat(read).isNull();
        } else {
            var written = new String(chunk(text).getBytes(UTF_8), UTF_8);
            assertThat(read).isEqualTo(said(0, JSON.readTree(written).at("/choices/0/delta/content").textValue()));
        }
        form.forget();
    }

    @Property(tries = 500)
    void aFormIsTheSameWhateverTextsItWasLearntFrom(@ForAll String one, @ForAll String other)
            throws JsonProcessingException {
        learn(chunk(one), sent(one));
        learn(chunk(other), sent(other));

        var read = read(chunk("text"));

        boolean tells = !sent(one).isEmpty() && !sent(other).isEmpty() && !sent(one).equals(sent(other));
        assertThat(read).isEqualTo(tells ? said(0, "text") : null);
        form.forget();
    }

    /** Half a surrogate pair has no bytes. */
    private static String sent(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    @Test
    void numbersAndPaddingMayDiffer() throws JsonProcessingException {
        learn(numbered("one", "ab", 9), "one");
        learn(numbered("two", "xyz", 10), "two");

        assertThat(read(numbered("three", "", 123))).isEqualTo(said(0, "three"));
        assertThat(read(numbered("three", "", 0))).isEqualTo(said(0, "three"));
        assertThat(read(numbered("three", "", -1))).isNull();
        assertThat(read(NUMBERED.formatted("\"three\"", "", 0).replace("0}", "007}"))).isNull();
        assertThat(read(NUMBERED.formatted("\"three\"", "", 0).replace("0}", "}"))).isNull();
    }

    @Test
    void whatIsAnyOtherIsNotRead() throws JsonProcessingException {
        learn(chunk("one"), "one");
        learn(chunk("two"), "two");

        assertThat(read(chunk("x").replace("null", "\"stop\""))).isNull();
        assertThat(read(chunk("x").replace("0", "1"))).isNull();
        assertThat(read(chunk("x") + "}")).isNull();
        assertThat(read(chunk("x").substring(1))).isNull();
        assertThat(read("{}")).isNull();
        assertThat(read("other", chunk("x"))).isNull();
        assertThat(read(CHUNK.formatted("null"))).isNull();
        assertThat(read(CHUNK.formatted("\"\\x\""))).isNull();
        assertThat(read(CHUNK.formatted("\"\\u00g0\""))).isNull();
        assertThat(read(CHUNK.formatted("\"a\nb\""))).isNull();
    }

    @Test
    void whatIsCutOffIsNotRead() throws JsonProcessingException {
        learn(numbered("one", "ab", 9), "one");
        learn(numbered("two", "xyz", 10), "two");
        var event = numbered("a\\\"\u00e9", "", 100);

        for (int i = 0; i < event.length(); i++) {
            assertThat(read(event.substring(0, i))).isNull();
        }
        assertThat(read(event)).isNotNull();
    }

    @Test
    void aTextThatStandsThereTwiceIsOneText() {
        var twice = "{\"reasoning\":\"%s\",\"details\":[{\"text\":\"%s\"}]}";
        learn(twice.formatted("one", "one"), "one");
        learn(twice.formatted("two", "two"), "two");

        assertThat(read(twice.formatted("three", "three"))).isEqualTo(said(0, "three"));
        assertThat(read(twice.formatted("three", "four"))).isNull();
        assertThat(read(twice.formatted("", ""))).isNull();
    }

    @Test
    void eventsThatTellOtherwiseMakeNoForm() throws JsonProcessingException {
        learn(chunk("one"), "one");
        learn(chunk("two"), said(1, "two"));
        assertThat(read(chunk("three"))).isNull();

        learn(chunk("three"), said(1, "THREE"));
        assertThat(read(chunk("four"))).isNull();

        learn(chunk("four").replace("17", "17.5"), said(1, "four"));
        learn(chunk("five").replace("17", "true"), said(1, "five"));
        assertThat(read(chunk("six"))).isNull();
    }

    @Test
    void anotherEventIsTheEndOfAForm() throws JsonProcessingException {
        learn(chunk("one"), "one");
        learn(chunk("two"), "two");
        form.forget();

        assertThat(read(chunk("three"))).isNull();
    }

    @Test
    void partsOfASummaryAreTexts() throws JsonProcessingException {
        learn(chunk("one"), new BlockDelta(0, 2, new Delta.Summarised(1, "one")));
        learn(chunk("two"), new BlockDelta(0, 2, new Delta.Summarised(1, "two")));

        assertThat(read(chunk("three"))).isEqualTo(new BlockDelta(0, 2, new Delta.Summarised(1, "three")));
    }
}
