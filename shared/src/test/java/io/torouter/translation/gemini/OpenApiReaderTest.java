package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenApiReaderTest {
    private static String read(String schema) {
        return OpenApiReader.jsonSchema(Bodies.json(schema)).toString().replace('"', '\'');
    }

    @Test
    void writesTypesInLowerCase() {
        assertThat(read("{\"type\": \"ARRAY\", \"items\": {\"type\": \"NUMBER\"}}"))
                .isEqualTo("{'type':'array','items':{'type':'number'}}");
        assertThat(read("{\"type\": \"TYPE_UNSPECIFIED\"}")).isEqualTo("{}");
    }

    @Test
    void makesNullATypeAndAValue() {
        assertThat(read("{\"type\": \"STRING\", \"enum\": [\"a\"], \"format\": \"enum\", \"nullable\": true}"))
                .isEqualTo("{'type':['string','null'],'enum':['a',null]}");
        assertThat(read("{\"any_of\": [{\"type\": \"STRING\"}], \"nullable\": true}"))
                .isEqualTo("{'anyOf':[{'type':'string'},{'type':'null'}]}");
    }

    @Test
    void readsCountsThatAreTexts() {
        assertThat(read("{\"type\": \"STRING\", \"minLength\": \"2\", \"max_length\": 3}"))
                .isEqualTo("{'type':'string','minLength':2,'maxLength':3}");
    }

    @Test
    void putsPropertiesInTheirOrder() {
        var schema =
                """
                {"type": "OBJECT", "properties": {"a": {"type": "STRING"}, "some_b": {"type": "STRING"}},
                 "propertyOrdering": ["some_b", "gone"]}
                """;
        assertThat(read(schema))
                .isEqualTo("{'type':'object','properties':{'some_b':{'type':'string'},'a':{'type':'string'}}}");
    }

    @Test
    void leavesJsonSchemaAsItIs() {
        var schema = "{'type':['string','null'],'pattern':'^a','additionalProperties':{'type':'string'}}";
        assertThat(read(schema.replace('\'', '"'))).isEqualTo(schema);
    }
}
