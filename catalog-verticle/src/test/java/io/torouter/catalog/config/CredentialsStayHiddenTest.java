package io.torouter.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.yaml.ConfigText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class CredentialsStayHiddenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "channels: [{ id: a, type: openai, models: [m], api_key: [hush-hush] }]",
                "channels: [{ id: a, type: openai, models: [m], api_key: { hush: 'hush-hush' } }]",
                "channels: [{ id: a, type: openai, models: [m], api_key: 'hush-hush and more' }]",
                "channels: [{ id: a, type: openai, models: [m], base_url: 'https://u:hush-hush@example.com' }]",
                "channels: [{ id: a, type: openai, models: [m], base_url: 'https://example.com?key=hush-hush' }]",
                "channels: [{ id: a, type: openai, models: [m], base_url: 'hush-hush :' }]",
                "channels: [hush-hush]",
                "channels: hush-hush",
                "keys: [hush-hush]",
                "keys: hush-hush",
                "keys: [{ name: a, key: 'hush-hush and more' }]",
                "keys: [{ name: a, key: ['hush-hush'] }]",
                "keys: [{ name: a, key: hush-hush }, { name: b, key: hush-hush }]",
                "keys: [{ name: a, key: 'hush-hush\u00e9' }]",
                "keys: [{ name: a, key: '${SECRET}${MISSING}' }]",
                "server: { port: '${SECRET}', transport: '${SECRET}' }",
                "keys: [{ name: a, key: hush-hush",
                "keys: [{ name: a, key: 'hush-hush }]"
            })
    void whateverIsWrongWithThem(String yaml) {
        var reader = new ConfigReader(Map.of("SECRET", "hush-hush"), _ -> List.of());

        var problems = reader.read(new ConfigText("c.yaml", yaml)).problems();

        assertThat(problems).isNotEmpty();
        assertThat(problems.toString()).doesNotContain("hush-hush");
    }
}
