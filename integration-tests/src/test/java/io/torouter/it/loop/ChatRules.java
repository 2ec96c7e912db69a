package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What hosts of OpenAI's chat dialect take. Sources, read 2026-11-24: OpenAI's OpenAPI description (names, contents,
 * lengths) and guide <i>Function calling</i>; DeepSeek's guide <i>Thinking mode</i> ({@code reasoning_content} of a
 * tool loop must come back, else 400); OpenRouter's page <i>Reasoning tokens</i> (the elements of {@code
 * reasoning_details} unmodified and in their order); the wording of answers is known from public reports of them.
 */
final class ChatRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final int LONGEST_ID = 40;

    private final JsonNode request;
    private final Issued issued;
    private final ChatThoughts thoughts;
    private final List<JsonNode> messages;
    private final History.Growing history = new History.Growing();

    ChatRules(JsonNode request, Issued issued, ChatThoughts thoughts) {
        this.request = request;
        this.issued = issued;
        this.thoughts = thoughts;
        this.messages = Json.list(request.path("messages"));
    }

    History history() {
        for (var tool : request.path("tools")) {
            Refused.unless(
                    NAME.matcher(tool.at("/function/name").asText()).matches(),
                    "Invalid 'tools[0].function.name': string does not match pattern.");
        }
        var open = new ArrayList<String>();
        for (int i = 0; i < messages.size(); i++) {
            var role = messages.get(i).path("role").asText();
            Refused.unless(
                    open.isEmpty() || role.equals("tool"),
                    "An assistant message with 'tool_calls' must be followed by tool messages responding to each"
                            + " 'tool_call_id'. The following tool_call_ids did not have response messages: {}",
                    String.join(", ", open));
            message(i, role, open);
        }
        Refused.unless(
                open.isEmpty(),
                "An assistant message with 'tool_calls' must be followed by tool messages responding to each"
                        + " 'tool_call_id'. The following tool_call_ids did not have response messages: {}",
                String.join(", ", open));
        return history.grown();
    }

    private void message(int at, String role, List<String> open) {
        var message = messages.get(at);
        switch (role) {
            case "user" -> {
                history.user();
                content(at, message);
            }
            case "system", "developer" -> content(at, message);
            case "assistant" -> assistant(at, message, open);
            case "tool" -> {
                content(at, message);
                var id = message.path("tool_call_id").asText();
                Refused.unless(
                        open.remove(id),
                        "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with"
                                + " 'tool_calls'.");
                history.result(id, Json.text(message.path("content")), false);
            }
            default -> throw new Refused("Invalid value: '" + role + "'.");
        }
    }

    private static void content(int at, JsonNode message) {
        var content = message.path("content");
        Refused.unless(
                content.isTextual() || content.isArray(),
                "Invalid value for 'content': expected a string, got null. (messages.[{}].content)",
                at);
    }

    private void assistant(int at, JsonNode message, List<String> open) {
        if (message.path("tool_calls").isEmpty()) {
            content(at, message);
        }
        for (var call : message.path("tool_calls")) {
            var id = call.path("id").asText();
            Refused.unless(
                    !id.isEmpty() && id.length() <= LONGEST_ID,
                    "Invalid 'messages[{}].tool_calls[0].id': string too long. Expected a string with maximum length"
                            + " {}, but got a string with length {} instead.",
                    at,
                    LONGEST_ID,
                    id.length());
            Refused.unless(call.at("/function/arguments").isTextual(), "Missing required parameter: arguments.");
            history.call(id, call.at("/function/name").asText());
            open.add(id);
        }
        Refused.unless(new HashSet<>(open).size() == open.size(), "Duplicate tool_call_id.");
        switch (thoughts) {
            case HIDDEN -> {}
            case CONTENT -> content(at, message, open);
            case CLAUDE, GPT, GEMINI -> details(message, open);
        }
    }

    private void content(int at, JsonNode message, List<String> calls) {
        var answer = calls.isEmpty() ? null : issued.answer(calls.getFirst());
        boolean given = message.path("reasoning_content").isTextual();
        Refused.unless(
                calls.isEmpty() || given,
                "Missing `reasoning_content` field in the assistant message at message index {}.",
                at);
        boolean same =
                answer == null
                        || answer.thoughts()
                                .getFirst()
                                .path("reasoning_content")
                                .equals(message.path("reasoning_content"));
        Refused.unless(same, "The `reasoning_content` in the thinking mode must be passed back to the API.");
    }

    private void details(JsonNode message, List<String> calls) {
        var details = ChatThoughts.joined(message.path("reasoning_details"));
        for (var detail : details) {
            var seal = ChatThoughts.seal(detail);
            Refused.unless(
                    seal.isEmpty() || detail.equals(issued.with(seal)),
                    "Provider returned error: Invalid `signature` in reasoning_details: {}",
                    detail);
            if (!seal.isEmpty()) {
                history.seal(seal);
            }
        }
        var answer = calls.isEmpty() ? null : issued.answer(calls.getFirst());
        Refused.unless(
                answer == null || answer.thoughts().getFirst().path("reasoning_details").equals(details),
                "Provider returned error: reasoning_details must be passed back unmodified: {}",
                details);
    }
}
