package io.torouter.translation.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.torouter.canonical.Field;
import io.torouter.dialect.Dialect;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.translation.vendor.ChatTraits;
import io.torouter.translation.vendor.Vendor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;

/**
 * Turns reasoning on in a body that stays in its dialect, by one insertion. What the client said of reasoning itself
 * stands.
 *
 * @param edit null where there is nothing to insert
 * @param dropped whether the model cannot be asked to reason in this request
 */
public record ThinkingSwitch(@Nullable SpanEdit edit, boolean dropped) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ThinkingSwitch UNNEEDED = new ThinkingSwitch(null, false);
    private static final ThinkingSwitch IMPOSSIBLE = new ThinkingSwitch(null, true);
    private static final Set<String> SAID =
            Set.of("reasoning_effort", "reasoning", "thinking", "thinkingConfig", "thinking_config");

    /** The least that Anthropic takes as a budget; the answer itself needs room beside it. */
    private static final int SMALLEST_BUDGET = 1024;

    /** What a body says at its top, as far as it matters here. */
    private static final class Top {
        boolean said;
        boolean empty = true;
        boolean configEmpty = true;
        int insideBody;
        int insideConfig = -1;
        long maxTokens = Long.MAX_VALUE;
    }

    /**
     * @param array holds the body at {@code [from, to)}; offsets in the edit count from {@code from}
     */
    public static ThinkingSwitch of(Dialect dialect, Vendor vendor, byte[] array, int from, int to) {
        var top = read(array, from, to);
        if (top.said) {
            return UNNEEDED;
        }
        var member = member(dialect, vendor, top);
        return member == null ? IMPOSSIBLE : insertion(dialect, member, top);
    }

    /** Its name in the client's words. */
    public static String fieldOf(Dialect dialect) {
        return Field.THINKING.in(dialect);
    }

    private static ThinkingSwitch insertion(Dialect dialect, String member, Top top) {
        if (dialect == Dialect.GEMINI_GENERATE && top.insideConfig >= 0) {
            return insert(member, top.configEmpty, top.insideConfig);
        }
        boolean wrapped = dialect == Dialect.GEMINI_GENERATE;
        return insert(wrapped ? "\"generationConfig\":{" + member + "}" : member, top.empty, top.insideBody);
    }

    private static ThinkingSwitch insert(String member, boolean only, int at) {
        var text = only ? member : member + ",";
        return new ThinkingSwitch(new SpanEdit(new Span(at, at), text.getBytes(UTF_8)), false);
    }

    private static @Nullable String member(Dialect dialect, Vendor vendor, Top top) {
        return switch (dialect) {
            case OPENAI_CHAT -> chat(vendor.chat());
            case OPENAI_RESPONSES -> "\"reasoning\":{\"effort\":\"medium\"}";
            case ANTHROPIC_MESSAGES -> anthropic(vendor.anthropic().thinking(), top.maxTokens);
            case GEMINI_GENERATE ->
                    switch (vendor.gemini().thinking()) {
                        case "level" -> "\"thinkingConfig\":{\"thinkingLevel\":\"high\",\"includeThoughts\":true}";
                        case "budget" -> "\"thinkingConfig\":{\"thinkingBudget\":-1,\"includeThoughts\":true}";
                        default -> null;
                    };
        };
    }

    private static @Nullable String chat(ChatTraits traits) {
        var efforts = traits.efforts();
        var effort = efforts.isEmpty() || efforts.contains("medium") ? "medium" : "high";
        return switch (traits.reasoning()) {
            case OBJECT -> "\"reasoning\":{\"effort\":\"" + effort + "\"}";
            case THINKING -> "\"thinking\":{\"type\":\"enabled\"}";
            case EFFORT, GOOGLE -> "\"reasoning_effort\":\"" + effort + '"';
            case SWITCH -> "\"enable_thinking\":true";
            case TEMPLATE -> "\"chat_template_kwargs\":{\"enable_thinking\":true}";
            case NONE -> null;
        };
    }

    private static @Nullable String anthropic(Set<String> ways, long maxTokens) {
        if (ways.contains("adaptive")) {
            return "\"thinking\":{\"type\":\"adaptive\"}";
        }
        long budget = Math.max(SMALLEST_BUDGET, Math.min(maxTokens, 1 << 15) / 2);
        return ways.contains("enabled") && budget < maxTokens
                ? "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}"
                : null;
    }

    private static Top read(byte[] array, int from, int to) {
        var top = new Top();
        try (var parser = JSON.createParser(array, from, to - from)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                top.insideBody = offset(parser);
                members(parser, top);
            }
        } catch (IOException malformed) {
            throw new IllegalStateException("a body that was scanned before is malformed", malformed);
        }
        return top;
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    private static void members(JsonParser parser, Top top) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            top.empty = false;
            var name = parser.currentName();
            var value = parser.nextToken();
            top.said |= SAID.contains(name) && value != JsonToken.VALUE_NULL;
            if (name.equals("max_tokens") && value == JsonToken.VALUE_NUMBER_INT) {
                top.maxTokens = parser.getLongValue();
            }
            if (isConfig(name) && value == JsonToken.START_OBJECT) {
                top.insideConfig = offset(parser);
                config(parser, top);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static boolean isConfig(String name) {
        return name.equals("generationConfig") || name.equals("generation_config");
    }

    private static void config(JsonParser parser, Top top) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            top.configEmpty = false;
            top.said |= SAID.contains(parser.currentName()) && parser.nextToken() != JsonToken.VALUE_NULL;
            skipValue(parser);
        }
    }

    private static void skipValue(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
        }
        parser.skipChildren();
    }
}
