package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.Field;

import org.junit.jupiter.api.Test;

final class JsonSchemaFitTest {
    private static String fit(String schema) {
        var rules = Bodies.target("gemini-3-flash").vendor().schema();
        var fit = JsonSchemaFit.fit(Bodies.json(schema.replace('\'', '"')), rules, Field.TOOL_SCHEMA, Bodies.drops());
        return fit.toString().replace('"', '\'');
    }

    @Test
    void saysAConstantAsAChoiceOfOne() {
        assertThat(fit("{'properties':{'const':{'const':1}}}")).isEqualTo("{'properties':{'const':{'enum':[1]}}}");
    }

    @Test
    void leavesNothingBesideAReference() {
        assertThat(fit("{'definitions':{'a':{}},'items':{'$ref':'#/definitions/a','description':'d'}}"))
                .isEqualTo("{'$defs':{'a':{}},'items':{'description':'d','anyOf':[{'$ref':'#/$defs/a'}]}}");
    }

    @Test
    void saysAnAllOfOneAsAnAnyOfOne() {
        assertThat(fit("{'allOf':[{'type':'string'}]}")).isEqualTo("{'anyOf':[{'type':'string'}]}");
    }

    @Test
    void turnsOpenLimitsOfWholeNumbersIntoClosedOnes() {
        assertThat(fit("{'type':'integer','exclusiveMinimum':0,'exclusiveMaximum':9}"))
                .isEqualTo("{'type':'integer','minimum':1,'maximum':8}");
    }

    @Test
    void namesWhatIsLeft() {
        var drops = Bodies.drops();
        var rules = Bodies.target("gemini-3-flash").vendor().schema();
        var schema = Bodies.json("{\"$schema\": \"x\", \"type\": \"string\", \"pattern\": \"a\", \"default\": \"a\"}");
        var fit = JsonSchemaFit.fit(schema, rules, Field.TOOL_SCHEMA, drops);
        assertThat(fit).isEqualTo(Bodies.json("{\"type\": \"string\", \"default\": \"a\"}"));
        assertThat(drops.names()).containsExactly("tools.functionDeclarations.parameters.pattern");
    }
}
