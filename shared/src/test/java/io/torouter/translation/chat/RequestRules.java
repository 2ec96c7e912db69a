package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.translation.vendor.ChatTraits;

import java.util.HashSet;
import java.util.Set;

/** Refuses what hosts of chat completions answer 400 to. */
final class RequestRules {
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");
    private static final Set<String> PARTS = Set.of("text", "image_url", "input_audio", "file", "video_url", "refusal");

    private final ChatTraits traits;
    private final Set<String> unanswered = new HashSet<>();
    private boolean spoken;

    private RequestRules(ChatTraits traits) {
        this.traits = traits;
    }

    static void check(ObjectNode body, ChatTraits traits) {
        var rules = new RequestRules(traits);
        assertThat(body.path("messages")).isNotEmpty();
        body.path("messages").forEach(rules::message);
        assertThat(rules.unanswered).isEmpty();
        rules.tools(body);
        traits.refused().forEach(name -> assertThat(body.has(name)).as(name).isFalse());
        assertThat(body.path("stop").size()).isLessThanOrEqualTo(traits.stopSequences());
    }

    private void message(JsonNode message) {
        var role = message.path("role").asText();
        assertThat(ROLES).contains(role);
        assertThat(role.equals("developer") && !traits.developerRole()).isFalse();
        boolean system = role.equals("system") || role.equals("developer");
        assertThat(system && spoken && (!traits.laterSystem() || traits.oneSystem())).isFalse();
        spoken |= !system || traits.oneSystem();
        content(message);
        if (role.equals("tool")) {
            assertThat(unanswered.remove(message.path("tool_call_id").asText())).isTrue();
        } else {
            assertThat(unanswered).as("calls without results").isEmpty();
        }
        message.path("tool_calls").forEach(this::call);
    }

    private void content(JsonNode message) {
        var content = message.path("content");
        if (content.isNull()) {
            assertThat(message.has("tool_calls") || message.has("refusal")).isTrue();
        } else if (content.isArray()) {
            assertThat(content).isNotEmpty();
            content.forEach(part -> assertThat(PARTS).contains(part.path("type").asText()));
        } else {
            assertThat(content.isTextual()).isTrue();
        }
    }

    private void call(JsonNode call) {
        var id = call.path("id").asText();
        assertThat(id.length()).isBetween(1, traits.callIdLength());
        assertThat(traits.callIdExact() && !id.matches("[a-zA-Z0-9]{9}")).isFalse();
        assertThat(unanswered.add(id)).as("ids are unique").isTrue();
        assertThat(call.path("type").asText().equals("function") || traits.customTools()).isTrue();
        var function = call.path(call.path("type").asText());
        assertThat(function.path("name").asText()).matches("[a-zA-Z0-9_-]{1,64}");
        assertThat(function.path("arguments").isTextual() || function.path("input").isTextual()).isTrue();
    }

    private void tools(ObjectNode body) {
        assertThat(body.has("tool_choice") && body.path("tools").isEmpty()).isFalse();
        for (var tool : body.path("tools")) {
            var type = tool.path("type").asText();
            if (type.equals("function")) {
                assertThat(tool.path("function").path("name").asText()).matches("[a-zA-Z0-9_-]{1,64}");
                assertThat(tool.path("function").path("parameters").isObject()).isTrue();
            } else {
                assertThat(type.equals("custom") && traits.customTools()).isTrue();
            }
        }
    }
}
