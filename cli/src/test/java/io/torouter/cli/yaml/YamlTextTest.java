package io.torouter.cli.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

import java.util.List;
import java.util.Map;

class YamlTextTest {
    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(text);
    }

    private static Object read(String yaml) {
        return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
    }

    @Test
    void isWrittenAsPeopleWriteIt() throws Exception {
        var channel =
                json(
                        """
                        {"channels": [
                          {"id": "a", "models": ["gpt-5", {"id": "b", "upstream": "c/d"}], "prices": {"x": [{"input": 0.25}]}},
                          {"id": "on", "api_key": "${KEY}", "groups": ["default", "5"], "limits": {}, "expires": null}
                        ], "accounts": []}
                        """);

        assertThat(YamlText.of(channel))
                .isEqualTo(
                        """
                        channels:
                          - id: a
                            models:
                              - gpt-5
                              - id: b
                                upstream: c/d
                            prices:
                              x:
                                - input: 0.25
                          - id: "on"
                            api_key: "${KEY}"
                            groups: [default, "5"]
                            limits: {}
                            expires: null
                        accounts: []
                        """);
    }

    @Property(tries = 500)
    void everyTextIsReadAsItWas(@ForAll String name, @ForAll String value) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putArray("list").addObject().put(name, value).putArray("inner").add(value);

        var text = json.toString();
        if (text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE) && !name.equals("inner")) {
            assertThat(read(YamlText.of(json)))
                    .isEqualTo(Map.of("list", List.of(Map.of(name, value, "inner", List.of(value)))));
        }
    }

    @Test
    void aNumberKeepsItsDigits() throws Exception {
        assertThat(YamlText.of(json("{\"a\":0.0000001,\"b\":1.125,\"c\":7}")))
                .isEqualTo("a: 0.0000001\nb: 1.125\nc: 7\n");
    }
}
