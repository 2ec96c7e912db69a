package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Anthropic's Messages API takes. Sources, read 2026-11-24: the vendor's pages <i>Handle tool calls</i> (results
 * first, all of them, right behind their calls; the pattern of ids and names), <i>Extended thinking</i> (thoughts of a
 * tool loop go back unmodified and first; no forced tools; the budget below {@code max_tokens}), <i>Errors</i>; the
 * wording of its answers is known from public reports of them.
 */
final class AnthropicRules {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
    private static final int LEAST_BUDGET = 1024;

    /** Messages of one role in a row are one turn to the vendor. */
    private record Turn(boolean user, List<JsonNode> blocks) {
        List<String> ids(String type, String member) {
            return blocks.stream()
                    .filter(block -> Json.is(block, type))
                    .map(block -> block.path(member).asText())
                    .toList();
        }

        boolean beginsWithThought() {
            return isThought(blocks.getFirst());
        }

        boolean isOfResultsAlone() {
            return user && blocks.stream().allMatch(block -> Json.is(block, "tool_result"));
        }
    }

    private final JsonNode request;
    private final Issued issued;
    private final List<Turn> turns;
    private final History.Growing history = new History.Growing();

    AnthropicRules(JsonNode request, Issued issued) {
        this.request = request;
        this.issued = issued;
        this.turns = turns(request.path("messages"));
    }

    private static List<Turn> turns(JsonNode messages) {
        var turns = new ArrayList<Turn>();
        for (var message : messages) {
            boolean user = message.path("role").asText().equals("user");
            Refused.unless(user || message.path("role").asText().equals("assistant"), "messages: Unexpected role");
            if (turns.isEmpty() || turns.getLast().user() != user) {
                turns.add(new Turn(user, new ArrayList<>()));
            }
            var content = message.path("content");
            turns.getLast()
                    .blocks()
                    .addAll(
                            content.isTextual()
                                    ? List.of(Json.typed("text").set("text", content))
                                    : Json.list(content));
        }
        return turns;
    }

    History history() {
        limits();
        tools();
        Refused.unless(
                !turns.isEmpty() && turns.getFirst().user(), "messages: first message must use the \"user\" role");
        for (int i = 0; i < turns.size(); i++) {
            turns.get(i).blocks().forEach(this::block);
            if (turns.get(i).user()) {
                user(i);
            } else {
                assistant(i);
            }
        }
        if (AnthropicVendor.thinks(request)) {
            loop();
        }
        return history.grown();
    }

    private void limits() {
        Refused.unless(request.path("max_tokens").isInt(), "max_tokens: Field required");
        var thinking = request.path("thinking");
        if (Json.is(thinking, "enabled")) {
            long budget = thinking.path("budget_tokens").asLong();
            Refused.unless(
                    budget >= LEAST_BUDGET,
                    "thinking.enabled.budget_tokens: Input should be greater than or equal to {}",
                    LEAST_BUDGET);
            Refused.unless(
                    request.path("max_tokens").asLong() > budget,
                    "`max_tokens` must be greater than `thinking.budget_tokens`");
        }
    }

    private void tools() {
        for (var tool : request.path("tools")) {
            Refused.unless(
                    NAME.matcher(tool.path("name").asText()).matches(),
                    "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
        }
        boolean forced = Set.of("any", "tool").contains(request.at("/tool_choice/type").asText());
        Refused.unless(
                !forced || !AnthropicVendor.thinks(request),
                "Thinking may not be enabled when tool_choice forces tool use.");
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "text" ->
                    Refused.unless(
                            !block.path("text").asText().isEmpty(), "messages: text content blocks must be non-empty");
            case "thinking" -> sealed(block, "signature");
            case "redacted_thinking" -> sealed(block, "data");
            case "tool_use" -> {
                id(block, "id");
                Refused.unless(block.path("input").isObject(), "tool_use.input: Input should be a valid dictionary");
                history.call(block.path("id").asText(), block.path("name").asText());
            }
            case "tool_result" -> {
                id(block, "tool_use_id");
                var text = Json.text(block.path("content"));
                history.result(block.path("tool_use_id").asText(), text, block.path("is_error").asBoolean());
            }
            default -> throw new Refused("messages: Input tag '" + block.path("type").asText() + "' was not expected");
        }
    }

    private static void id(JsonNode block, String member) {
        Refused.unless(
                ID.matcher(block.path(member).asText()).matches(),
                "{}.{}: String should match pattern '^[a-zA-Z0-9_-]+$'",
                block.path("type").asText(),
                member);
    }

    private void sealed(JsonNode block, String member) {
        var seal = block.path(member).asText();
        Refused.unless(
                block.equals(issued.with(seal)),
                "messages: Invalid `{}` in `{}` block",
                member,
                block.path("type").asText());
        history.seal(seal);
    }

    private void user(int at) {
        var turn = turns.get(at);
        if (!turn.isOfResultsAlone()) {
            history.user();
        }
        var called = at == 0 ? List.<String>of() : turns.get(at - 1).ids("tool_use", "id");
        var seen = new HashSet<String>();
        for (var id : turn.ids("tool_result", "tool_use_id")) {
            Refused.unless(
                    called.contains(id),
                    "messages.{}: unexpected `tool_use_id` found in `tool_result` blocks: {}. Each `tool_result` block"
                            + " must have a corresponding `tool_use` block in the previous message.",
                    at,
                    id);
            Refused.unless(
                    seen.add(id),
                    "messages.{}: each tool_use must have a single result. Found multiple `tool_result` blocks with"
                            + " id: {}",
                    at,
                    id);
        }
    }

    private void assistant(int at) {
        var calls = turns.get(at).ids("tool_use", "id");
        Refused.unless(new HashSet<>(calls).size() == calls.size(), "messages: `tool_use` ids must be unique");
        var answered = at + 1 < turns.size() ? leadingResults(turns.get(at + 1)) : List.<String>of();
        var open = calls.stream().filter(id -> !answered.contains(id)).toList();
        Refused.unless(
                open.isEmpty(),
                "messages.{}: `tool_use` ids were found without `tool_result` blocks immediately after: {}. Each"
                        + " `tool_use` block must have a corresponding `tool_result` block in the next message.",
                at,
                String.join(", ", open));
        var last = turns.get(at).blocks().getLast().path("text").asText("");
        Refused.unless(
                at + 1 < turns.size() || last.equals(last.stripTrailing()),
                "messages: final assistant content cannot end with trailing whitespace");
    }

    /** A result behind anything else does not count. */
    private static List<String> leadingResults(Turn turn) {
        return turn.blocks().stream()
                .takeWhile(block -> Json.is(block, "tool_result"))
                .map(block -> block.path("tool_use_id").asText())
                .toList();
    }

    /**
     * The turns of the model since the user last said something. The first begins with a thought, or at least the last:
     * a model that does not think between tools has none in those behind the first.
     */
    private void loop() {
        var loop = new ArrayList<Integer>();
        for (int i = turns.size() - 1; i > 0 && (!turns.get(i).user() || turns.get(i).isOfResultsAlone()); i--) {
            if (!turns.get(i).ids("tool_use", "id").isEmpty()) {
                loop.addFirst(i);
            }
        }
        if (loop.isEmpty()) {
            return;
        }
        var last = turns.get(loop.getLast());
        Refused.unless(
                turns.get(loop.getFirst()).beginsWithThought() || last.beginsWithThought(),
                "messages.{}.content.0.type: Expected `thinking` or `redacted_thinking`, but found `{}`. When"
                        + " `thinking` is enabled, a final `assistant` message must start with a thinking block.",
                loop.getLast(),
                last.blocks().getFirst().path("type").asText());
        loop.forEach(at -> unmodified(at, turns.get(at)));
    }

    private void unmodified(int at, Turn turn) {
        var answer = issued.answer(turn.ids("tool_use", "id").getFirst());
        var leading = turn.blocks().stream().takeWhile(AnthropicRules::isThought).toList();
        Refused.unless(
                answer == null || answer.thoughts().equals(leading),
                "messages.{}: `thinking` or `redacted_thinking` blocks in the latest assistant message cannot be"
                        + " modified.",
                at);
    }

    private static boolean isThought(JsonNode block) {
        return block.path("type").asText().endsWith("thinking");
    }
}
