package io.torouter.router.stored;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemListTest {
    @Test
    void joinsArraysAsTheyAreWritten() {
        var items = new ItemList();
        items.addAll(bytes(" [ ] "));
        items.addAll(bytes("[{\"a\": 1} ]"));
        items.addAll(bytes("[]"));
        items.addAll(bytes("[2,[3]]"));
        assertThat(new String(items.inside(), UTF_8)).isEqualTo("{\"a\": 1} ,2,[3]");
    }

    @Test
    void bringsOutputBackWithoutTheIdsOfWhatAnUpstreamWouldLookUp() {
        var items = new ItemList();
        items.addOutput(
                bytes(
                        """
                        {"output":[{"type":"function_call","id":"fc_1","call_id":"call_1"},
                        {"type":"web_search_call","id":"ws_1"}]}\
                        """),
                false);
        assertThat(new String(items.inside(), UTF_8))
                .isEqualTo(
                        "{\"type\":\"function_call\",\"call_id\":\"call_1\"},"
                                + "{\"type\":\"web_search_call\",\"id\":\"ws_1\"}");
    }

    @ParameterizedTest
    @CsvSource({"true, ''", "false, '{\"type\":\"reasoning\",\"summary\":[]}'"})
    void leavesReasoningOutThatOnlyItsUpstreamCanRead(boolean atUpstream, String left) {
        var items = new ItemList();
        items.addOutput(bytes("{\"output\":[{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[]}]}"), atUpstream);
        assertThat(new String(items.inside(), UTF_8)).isEqualTo(left);
    }

    @Test
    void keepsReasoningThatIsSealed() {
        var items = new ItemList();
        items.addOutput(bytes("{\"output\":[{\"type\":\"reasoning\",\"encrypted_content\":\"x\"}]}"), true);
        assertThat(new String(items.inside(), UTF_8)).contains("encrypted_content");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1, 2]|[1, 2]",
                "\"a\\nb\"|[{\"type\":\"message\",\"role\":\"user\",\"content\":\"a\\nb\"}]",
                "null|[]",
                "``|[]"
            })
    void takesInputForItems(String input, String items) {
        var body = bytes("##" + input + "#");
        assertThat(new String(ItemList.ofInput(body, 2, body.length - 1), UTF_8)).isEqualTo(items);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
