package io.torouter.simulator.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.simulator.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSampleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"enum\": [\"b\", \"a\"]} | \"b\"",
                "{\"const\": 4} | 4",
                "{\"type\": \"INTEGER\", \"minimum\": 7} | 7",
                "{\"type\": \"number\", \"exclusiveMaximum\": 0} | -1.0",
                "{\"type\": [\"null\", \"boolean\"]} | true",
                "{\"type\": \"string\", \"maxLength\": 3} | \"sim\"",
                "{\"type\": \"string\", \"format\": \"date\"} | \"2025-01-01\"",
                "{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"integer\"}]} | 1",
                "{\"type\": \"array\", \"minItems\": 2, \"items\": {\"type\": \"integer\"}} | [1,1]",
                "{\"allOf\": [{\"properties\": {\"a\": {\"const\": 1}}}]} | {\"a\":1}",
            })
    void fits(String schema, String sample) {
        assertThat(new JsonArray().add(SchemaSample.of(new Json(new JsonObject(schema)))).encode())
                .isEqualTo("[" + sample + "]");
    }

    @Test
    void followsReferencesThroughASchemaThatContainsItself() {
        var schema =
                new JsonObject(
                        """
                        {"$ref": "#/$defs/node", "$defs": {"node": {"type": "object", "required": ["name"], "properties":
                          {"name": {"type": "string"}, "next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]}}}}}
                        """);
        var sample = (JsonObject) SchemaSample.of(new Json(schema));
        assertThat(sample.getString("name")).isEqualTo("simulated name");
        assertThat(sample.getJsonObject("next").fieldNames()).containsExactly("name");
    }
}
