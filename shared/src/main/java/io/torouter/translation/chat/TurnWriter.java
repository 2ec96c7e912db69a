package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.translation.vendor.ChatTraits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes turns as messages.
 *
 * <p>Results of tools stand right behind the message that called for them, one message each, none missing: OpenAI
 * refuses anything else.
 */
final class TurnWriter {
    private static final String NO_RESULT = "[no result]";
    private static final String IN_NEXT_MESSAGE = "[in the next message]";

    /** Said by the assistant where a host wants it to have the word after a result. */
    private static final String NOTED = "Noted.";

    private static final String PARAGRAPH = "\n\n";

    private final Upstream upstream;
    private final ChatTraits traits;
    private final ContentWriter content;
    private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    private final Set<ToolResult> written = Collections.newSetFromMap(new IdentityHashMap<>());

    TurnWriter(Upstream upstream) {
        this.upstream = upstream;
        this.traits = upstream.traits();
        this.content = new ContentWriter(upstream);
    }

    ArrayNode write(List<Turn> turns) {
        int leading = leading(turns);
        if (traits.oneSystem() && leading > 1) {
            var parts = turns.subList(0, leading).stream().flatMap(turn -> turn.parts().stream()).toList();
            system(List.of(new Turn(Role.SYSTEM, parts)));
        } else {
            system(turns.subList(0, leading));
        }
        for (int i = leading; i < turns.size(); i++) {
            turn(turns, i);
        }
        prefill();
        return messages;
    }

    private static int leading(List<Turn> turns) {
        int leading = 0;
        while (leading < turns.size() && isSystem(turns.get(leading).role())) {
            leading++;
        }
        return leading;
    }

    private static boolean isSystem(Role role) {
        return role == Role.SYSTEM || role == Role.DEVELOPER;
    }

    private void turn(List<Turn> turns, int at) {
        var turn = turns.get(at);
        switch (turn.role()) {
            case SYSTEM, DEVELOPER -> laterSystem(turn);
            case USER, TOOL -> said(turn);
            case ASSISTANT -> {
                assistant(turn);
                results(turn, turns.subList(at + 1, turns.size()));
            }
        }
    }

    /** Of a turn of thoughts alone nothing may be left for the host. */
    private void assistant(Turn turn) {
        var message = new AssistantWriter(upstream).write(turn);
        boolean mute = message.path("content").asText().isEmpty() && message.size() == 2;
        boolean thoughts = !turn.parts().isEmpty() && turn.parts().stream().allMatch(Thought.class::isInstance);
        if (!mute || !thoughts) {
            messages.add(message);
        }
    }

    private void laterSystem(Turn turn) {
        if (traits.laterSystem()) {
            system(List.of(turn));
        } else {
            message("user", turn.parts(), turn.extras());
        }
    }

    /** These messages take texts alone: what else there is the user shows behind them. */
    private void system(List<Turn> turns) {
        var shown = new ArrayList<Turn>();
        for (var turn : turns) {
            var told = turn.parts().stream().filter(part -> !(part instanceof Media)).toList();
            var rest = turn.parts().stream().filter(Media.class::isInstance).toList();
            boolean tells = !told.isEmpty() || rest.isEmpty();
            if (tells) {
                boolean developer = turn.role() == Role.DEVELOPER && traits.developerRole();
                message(developer ? "developer" : "system", told, turn.extras());
            }
            if (!rest.isEmpty()) {
                shown.add(new Turn(Role.USER, rest, tells ? Extras.NONE : turn.extras()));
            }
        }
        shown.forEach(turn -> message("user", turn.parts(), turn.extras()));
    }

    private void message(String role, List<Part> parts, Extras extras) {
        if (role.equals("user") && !traits.userAfterTool() && lastRole().equals("tool")) {
            messages.addObject().put("role", "assistant").put("content", NOTED);
        }
        var message = messages.addObject().put("role", role);
        message.set("content", content.write(parts, PARAGRAPH));
        NestedExtras.write(extras, message, upstream.drops());
    }

    /** What a user says beside results that stand already behind their calls. */
    private void said(Turn turn) {
        var rest = new ArrayList<Part>();
        for (var part : turn.parts()) {
            if (!(part instanceof ToolResult result)) {
                rest.add(part);
            } else if (!written.contains(result)) {
                rest.addAll(withoutCall(result));
            }
        }
        boolean resultsAlone = rest.isEmpty() && !turn.parts().isEmpty();
        if (!resultsAlone) {
            message("user", rest, turn.extras());
        }
    }

    /** A result that nobody called for can only be told. */
    private static List<Part> withoutCall(ToolResult result) {
        var parts = new ArrayList<Part>();
        parts.add(new Text("Result of the tool call " + result.callId() + ':'));
        parts.addAll(result.content());
        return parts;
    }

    private void results(Turn turn, List<Turn> following) {
        var open = new LinkedHashMap<String, ToolCall>();
        for (var part : turn.parts()) {
            if (part instanceof ToolCall call) {
                open.put(call.id(), call);
            }
        }
        var late = new ArrayList<Part>();
        for (int i = 0; i < following.size() && following.get(i).role() != Role.ASSISTANT; i++) {
            following.get(i).parts().forEach(part -> result(part, open, late));
        }
        open.keySet().forEach(id -> tool(id).put("content", NO_RESULT));
        if (!late.isEmpty()) {
            message("user", late, Extras.NONE);
        }
    }

    private void result(Part part, Map<String, ToolCall> open, List<Part> late) {
        if (part instanceof ToolResult result && open.remove(result.callId()) != null) {
            written.add(result);
            result(result, late);
        }
    }

    private ObjectNode tool(String callId) {
        return messages.addObject().put("role", "tool").put("tool_call_id", WireIds.of(callId, traits));
    }

    private void result(ToolResult result, List<Part> late) {
        var parts = new ArrayList<Part>();
        var apart = new ArrayList<Part>();
        CacheMark.onLast(result.content(), result.cache()).forEach(part -> (isForTool(part) ? parts : apart).add(part));
        if (!apart.isEmpty()) {
            late.add(new Text("Result of the tool call " + result.callId() + ':'));
            late.addAll(apart);
        }
        if (parts.isEmpty()) {
            parts.add(new Text(apart.isEmpty() ? "" : IN_NEXT_MESSAGE));
        }
        var message = tool(result.callId());
        message.set("content", content.write(failed(result, parts), "\n"));
        NestedExtras.write(result.extras(), message, upstream.drops());
    }

    private boolean isForTool(Part part) {
        return !(part instanceof Media) || traits.toolMedia();
    }

    /** Chat has no mark for failures, so the text has to say it. */
    private static List<Part> failed(ToolResult result, List<Part> parts) {
        if (!result.error()) {
            return parts;
        }
        if (!(parts.getFirst() instanceof Text text)
                || text.text().regionMatches(true, 0, "error", 0, "error".length())) {
            return parts;
        }
        var marked = new ArrayList<Part>();
        marked.add(new Text("Error: " + text.text(), text.citations(), text.seal(), text.cache(), text.extras()));
        parts.stream().skip(1).forEach(marked::add);
        return marked;
    }

    private String lastRole() {
        return messages.path(messages.size() - 1).path("role").asText();
    }

    private void prefill() {
        if (!lastRole().equals("assistant")) {
            return;
        }
        if (!traits.prefill()) {
            upstream.drops().add(Field.PREFILL);
        } else if (traits.prefix()) {
            ((ObjectNode) messages.get(messages.size() - 1)).put("prefix", true);
        }
    }
}
