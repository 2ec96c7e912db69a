package io.torouter.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.dialect.Dialect;
import io.torouter.translation.vendor.SchemaRules;

import org.junit.jupiter.api.Test;

import java.util.Set;

final class SchemaReducerTest {
    private static final SchemaRules STRICT = new SchemaRules(Set.of(), true, true);

    private final Drops drops = new Drops(Dialect.OPENAI_CHAT);

    @Test
    void leavesOutAKeywordWhereverASchemaStandsAndNamesItOnce() {
        var reduced =
                reduce(
                        """
                        {"type": "object", "minProperties": 1, "properties": {
                            "list": {"type": "array", "items": {"type": "object", "minProperties": 2}},
                            "either": {"anyOf": [{"minProperties": 3}, {"type": "null"}]}}}
                        """,
                        "minProperties");
        assertThat(reduced.toString()).doesNotContain("minProperties").contains("\"items\":{\"type\":\"object\"}");
        assertThat(drops.names()).containsExactly("tools.function.parameters.minProperties");
    }

    @Test
    void takesThePropertyOfThatNameForNoKeyword() {
        var schema = "{\"properties\":{\"format\":{\"type\":\"string\"}},\"default\":{\"format\":1}}";
        assertThat(reduce(schema, "format")).isEqualTo(json(schema));
        assertThat(drops.isEmpty()).isTrue();
    }

    @Test
    void refusesAKeywordForOneValueAlone() {
        var schema = "{\"anyOf\":[{\"format\":\"uri\"},{\"format\":\"date\"}]}";
        assertThat(reduce(schema, "format=uri")).isEqualTo(json("{\"anyOf\":[{},{\"format\":\"date\"}]}"));
    }

    @Test
    void knowsASchemaThatStrictVendorsTake() {
        assertThat(
                        SchemaReducer.fitsStrict(
                                json(
                                        "{\"type\":\"object\",\"properties\":{\"a\":{}},\"required\":[\"a\"],"
                                                + "\"additionalProperties\":false}"),
                                STRICT))
                .isTrue();
    }

    @Test
    void seesAnOpenObjectDeepInside() {
        var open = "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{}}}";
        assertThat(SchemaReducer.fitsStrict(json(open), STRICT)).isFalse();
    }

    @Test
    void seesAPropertyThatMayBeAbsent() {
        var optional = "{\"type\":\"object\",\"properties\":{\"a\":{}},\"additionalProperties\":false,\"required\":[]}";
        assertThat(SchemaReducer.fitsStrict(json(optional), STRICT)).isFalse();
    }

    private JsonNode reduce(String schema, String... refused) {
        var rules = new SchemaRules(Set.of(refused), false, false);
        return SchemaReducer.reduce(json(schema), rules, Field.TOOL_SCHEMA, drops);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
