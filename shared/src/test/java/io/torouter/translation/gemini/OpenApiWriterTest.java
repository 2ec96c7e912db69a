package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

final class OpenApiWriterTest {
    private static final Set<String> TYPES =
            Set.of("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL");

    private final Drops drops = Bodies.drops();

    private String written(String schema) {
        return OpenApiWriter.schema(Bodies.json(schema.replace('\'', '"')), Field.TOOL_SCHEMA, drops)
                .toString()
                .replace('"', '\'');
    }

    private List<String> dropped() {
        return drops.names().stream().map(name -> name.substring(name.lastIndexOf('.') + 1)).toList();
    }

    @Test
    void writesTypesInUpperCase() {
        assertThat(written("{'type':'array','items':{'type':'boolean'},'minItems':1}"))
                .isEqualTo("{'type':'ARRAY','minItems':1,'items':{'type':'BOOLEAN'}}");
        assertThat(dropped()).isEmpty();
    }

    @Test
    void saysNullAsAFlag() {
        assertThat(written("{'type':['string','null']}")).isEqualTo("{'type':'STRING','nullable':true}");
        assertThat(written("{'anyOf':[{'type':'integer'},{'type':'null'}],'description':'d'}"))
                .isEqualTo("{'type':'INTEGER','description':'d','nullable':true}");
        assertThat(written("{'enum':['a',null]}"))
                .isEqualTo("{'type':'STRING','format':'enum','nullable':true,'enum':['a']}");
        assertThat(dropped()).isEmpty();
    }

    @Test
    void makesVariantsOfSeveralTypes() {
        assertThat(written("{'type':['string','integer','null']}"))
                .isEqualTo("{'anyOf':[{'type':'STRING','nullable':true},{'type':'INTEGER','nullable':true}]}");
    }

    @Test
    void saysAConstantAsAnEnum() {
        assertThat(written("{'const':'a'}")).isEqualTo("{'type':'STRING','format':'enum','enum':['a']}");
    }

    @Test
    void writesReferencesOut() {
        assertThat(written("{'$defs':{'a':{'type':'string'}},'anyOf':[{'$ref':'#/$defs/a'},{'type':'integer'}]}"))
                .isEqualTo("{'anyOf':[{'type':'STRING'},{'type':'INTEGER'}]}");
        assertThat(dropped()).isEmpty();
    }

    @Test
    void cutsAReferenceIntoItselfAndNamesIt() {
        var tree = "{'type':'object','properties':{'left':{'$ref':'#'}}}";
        assertThat(written(tree))
                .isEqualTo(
                        "{'type':'OBJECT','properties':{'left':{'type':'OBJECT','properties':{'left':{'type':'OBJECT'}}}}}");
        assertThat(dropped()).containsExactly("$ref");
    }

    @Test
    void joinsAllOf() {
        var schema =
                "{'allOf':[{'$ref':'#/$defs/a'},{'properties':{'y':{'type':'string'}},'required':['y']}],"
                        + "'$defs':{'a':{'type':'object','properties':{'x':{'type':'string'}},'required':['x']}}}";
        assertThat(written(schema))
                .isEqualTo(
                        "{'type':'OBJECT','properties':{'x':{'type':'STRING'},'y':{'type':'STRING'}},"
                                + "'required':['x','y'],'propertyOrdering':['x','y']}");
    }

    @Test
    void requiresOnlyWhatThereIs() {
        assertThat(written("{'type':'object','properties':{'a':{'type':'string'}},'required':['a','b']}"))
                .isEqualTo("{'type':'OBJECT','properties':{'a':{'type':'STRING'}},'required':['a']}");
    }

    @Test
    void namesWhatHasNoPlace() {
        written(
                "{'type':'object','additionalProperties':false,'properties':{'a':{'type':'string','format':'uri'},'b':{}}}");
        assertThat(dropped()).containsExactlyInAnyOrder("additionalProperties", "format", "type");
    }

    @Property(tries = 300)
    void endsForEverySchemaWithTheSame(@ForAll("schemas") JsonNode schema) {
        var once = OpenApiWriter.schema(schema, Field.TOOL_SCHEMA, Bodies.drops());
        assertThat(once.toString())
                .isEqualTo(OpenApiWriter.schema(schema, Field.TOOL_SCHEMA, Bodies.drops()).toString());
        check(once);
    }

    private static void check(JsonNode schema) {
        if (schema.has("anyOf")) {
            assertThat(schema.size()).isOne();
            schema.get("anyOf").forEach(OpenApiWriterTest::check);
            return;
        }
        assertThat(TYPES).contains(schema.path("type").asText());
        schema.path("properties").forEach(OpenApiWriterTest::check);
        if (schema.path("type").asText().equals("ARRAY")) {
            check(schema.path("items"));
        }
    }

    @Provide
    Arbitrary<JsonNode> schemas() {
        return schema(3)
                .map(schema -> {
                    var root = schema.isObject() ? ((ObjectNode) schema).deepCopy() : instance.objectNode();
                    root.putObject("$defs").set("a", schema);
                    root.withObject("/$defs").set("b", instance.objectNode().put("$ref", "#/$defs/a"));
                    return root;
                });
    }

    private static Arbitrary<JsonNode> schema(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.of(leaves());
        if (depth == 0) {
            return leaf;
        }
        var inner = schema(depth - 1).list().ofMaxSize(3);
        var keyword = Arbitraries.of("properties", "items", "anyOf", "oneOf", "allOf", "patternProperties");
        return Arbitraries.oneOf(leaf, Combinators.combine(keyword, inner, leaf).as(OpenApiWriterTest::composed));
    }

    private static List<JsonNode> leaves() {
        return List.of(
                Bodies.json("{\"type\": \"string\"}"),
                Bodies.json("{\"type\": [\"integer\", \"null\", \"array\"]}"),
                Bodies.json("{\"$ref\": \"#\"}"),
                Bodies.json("{\"$ref\": \"#/$defs/a\"}"),
                Bodies.json("{\"$ref\": \"#/$defs/b\", \"description\": \"d\"}"),
                Bodies.json("{\"$ref\": \"https://elsewhere\"}"),
                Bodies.json("{\"enum\": [1, \"a\", null]}"),
                Bodies.json("{\"type\": \"null\"}"),
                instance.booleanNode(true));
    }

    private static JsonNode composed(String keyword, List<JsonNode> inner, JsonNode leaf) {
        var schema = leaf.isObject() ? ((ObjectNode) leaf).deepCopy() : instance.objectNode();
        if (keyword.endsWith("roperties")) {
            var named = schema.putObject(keyword);
            for (int i = 0; i < inner.size(); i++) {
                named.set("p" + i, inner.get(i));
            }
        } else if (keyword.equals("items")) {
            schema.set(keyword, inner.isEmpty() ? instance.objectNode() : inner.getFirst());
        } else {
            schema.putArray(keyword).addAll(inner);
        }
        return schema;
    }
}
