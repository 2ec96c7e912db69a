package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The messages of a body while it is written: turns that follow one another with one role become one. */
final class Messages {
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";
    private static final String SYSTEM = "system";
    private static final Set<String> THOUGHTS = Set.of("thinking", "redacted_thinking");
    private static final Set<String> OWN =
            Set.of("text", "thinking", "redacted_thinking", "tool_use", "image", "document");

    private record Message(String role, ArrayNode content, ObjectNode extras) {
        boolean begins(Set<String> types) {
            return types.contains(type(thoughtsFirst(this).path(0)));
        }

        boolean hasOnly(Set<String> types) {
            for (var block : content) {
                if (!types.contains(type(block))) {
                    return false;
                }
            }
            return true;
        }

        boolean has(String type) {
            for (var block : content) {
                if (type(block).equals(type)) {
                    return true;
                }
            }
            return false;
        }

        boolean drop(Set<String> types) {
            int before = content.size();
            for (int i = before - 1; i >= 0; i--) {
                if (types.contains(type(content.get(i)))) {
                    content.remove(i);
                }
            }
            return content.size() < before;
        }

        static String type(JsonNode block) {
            return block.path("type").asText();
        }
    }

    private final List<Message> messages = new ArrayList<>();

    void user(@Nullable ObjectNode block) {
        add(USER, block);
    }

    void assistant(@Nullable ObjectNode block) {
        add(ASSISTANT, block);
    }

    void system(@Nullable ObjectNode block) {
        add(SYSTEM, block);
    }

    private void add(String role, @Nullable ObjectNode block) {
        if (block == null) {
            return;
        }
        if (!endWith(role)) {
            var nothing = JsonNodeFactory.instance.objectNode();
            messages.add(new Message(role, JsonNodeFactory.instance.arrayNode(), nothing));
        }
        messages.getLast().content().add(block);
    }

    /** Members of a turn go to the message it became, if it became one. */
    void extras(String role, Extras extras, Drops drops) {
        var object = endWith(role) ? messages.getLast().extras() : JsonNodeFactory.instance.objectNode();
        extras.writeTo(object, Dialect.ANTHROPIC_MESSAGES, drops);
    }

    /** A system message may stand behind a user's turn, and goes on with another one. */
    boolean takeSystem() {
        return endWith(USER) || endWith(SYSTEM);
    }

    private boolean endWith(String role) {
        return !messages.isEmpty() && messages.getLast().role().equals(role);
    }

    /**
     * Whether the conversation ends with the beginning of an answer in the client's words. A turn that ends with the
     * vendor's own blocks is one it has paused, and goes on with.
     */
    boolean endWithPrefill() {
        if (!endWith(ASSISTANT)) {
            return false;
        }
        var content = messages.getLast().content();
        return OWN.contains(Message.type(content.get(content.size() - 1)));
    }

    /** The vendor refuses a turn of the assistant that ends with a thought: one of nothing else. */
    boolean endWithBareThoughts() {
        return endWith(ASSISTANT) && messages.getLast().hasOnly(THOUGHTS);
    }

    void dropLast() {
        messages.removeLast();
    }

    /** The vendor refuses a beginning of an answer that ends with a space. */
    void stripLast() {
        var content = messages.getLast().content();
        if (content.get(content.size() - 1) instanceof ObjectNode block && Message.type(block).equals("text")) {
            block.put("text", block.path("text").asText().stripTrailing());
        }
    }

    /**
     * Whether a model with a thinking budget takes the conversation: the turn of the assistant that the vendor goes on
     * with, from its first message or at least in its last, begins with a thought.
     */
    boolean goOnWithThought() {
        int last = messages.size() - 1;
        if (last >= 0 && endWith(ASSISTANT)) {
            return messages.get(last).begins(THOUGHTS);
        }
        int end = last(last);
        if (end < 0 || !messages.get(last).has("tool_result")) {
            return true;
        }
        return messages.get(end).begins(THOUGHTS) || messages.get(firstOfLoop(end)).begins(THOUGHTS);
    }

    /**
     * Takes the thoughts out of the turn that the vendor goes on with: it refuses them there unless it thinks.
     *
     * @return whether there were any
     */
    boolean goOnWithoutThoughts() {
        int last = messages.size() - 1;
        int end = last(last);
        if (end < 0 || (end < last && !messages.get(last).has("tool_result"))) {
            return false;
        }
        boolean any = false;
        for (var message : messages.subList(firstOfLoop(end), end + 1)) {
            any |= message.role().equals(ASSISTANT) && message.drop(THOUGHTS);
        }
        return any;
    }

    /** Where the assistant last spoke. */
    private int last(int from) {
        int at = from;
        while (at >= 0 && !messages.get(at).role().equals(ASSISTANT)) {
            at--;
        }
        return at;
    }

    /** Where the assistant began what led to this message by nothing but results of tools. */
    private int firstOfLoop(int end) {
        int first = end;
        int before = last(end - 1);
        while (before >= 0 && isOnlyResults(before + 1, first)) {
            first = before;
            before = last(before - 1);
        }
        return first;
    }

    private boolean isOnlyResults(int from, int to) {
        return messages.subList(from, to).stream().allMatch(message -> message.has("tool_result"));
    }

    /** A user speaks first. */
    ArrayNode json() {
        var json = JsonNodeFactory.instance.arrayNode();
        if (messages.isEmpty() || !messages.getFirst().role().equals(USER)) {
            json.addObject().put("role", USER).put("content", ".");
        }
        messages.forEach(message -> json.add(json(message)));
        return json;
    }

    private static ObjectNode json(Message message) {
        var json = JsonNodeFactory.instance.objectNode().put("role", message.role());
        var content = message.role().equals(ASSISTANT) ? thoughtsFirst(message) : message.content();
        json.set("content", ResultWriter.compact(content));
        json.setAll(message.extras());
        return json;
    }

    /**
     * Turns of other vendors may have their thoughts elsewhere; among the vendor's own blocks the order has a meaning.
     */
    private static ArrayNode thoughtsFirst(Message message) {
        if (!message.hasOnly(OWN)) {
            return message.content();
        }
        var ordered = JsonNodeFactory.instance.arrayNode();
        for (boolean thoughts : new boolean[] {true, false}) {
            for (var block : message.content()) {
                if (THOUGHTS.contains(Message.type(block)) == thoughts) {
                    ordered.add(block);
                }
            }
        }
        return ordered;
    }
}
