package io.torouter.router.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.answer.Framing;
import io.torouter.answer.UpstreamError;
import io.torouter.dialect.Dialect;
import io.torouter.error.ForeignError;
import io.torouter.probe.Check;
import io.torouter.translation.ExactJson;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a finding of what was seen. Pure. */
final class Judge {
    private static final int LONGEST_QUOTE = 200;
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Judge() {}

    /**
     * @param upstream the dialect in which was asked
     */
    static Finding of(Check check, Dialect upstream, Seen seen) {
        if (!seen.isSuccess()) {
            return refused(check, seen);
        }
        var told = seen.told();
        if (told.error() != null) {
            return inside(told.error());
        }
        var mistaken = mistaken(check, upstream, seen);
        if (mistaken != null) {
            return mistaken;
        }
        return switch (check) {
            case CALL, STREAM -> answer(told.document());
            case TOOLS -> call(told.document());
            case COUNT_TOKENS -> new Finding.Counted(told.document().path("input_tokens").asLong());
        };
    }

    private static Finding refused(Check check, Seen seen) {
        var json = ExactJson.read(seen.text());
        var error =
                json == null || !json.isContainerNode()
                        ? ForeignError.of(seen.status(), "", page(seen))
                        : ForeignError.read(seen.status(), json);
        var refusal = Refusal.of(error);
        if (check == Check.COUNT_TOKENS && refusal == Refusal.PATH) {
            return Finding.Plain.ESTIMATED;
        }
        return new Finding.Refused(refusal, seen.status(), false, isUnsaid(error) ? "" : error.message());
    }

    /** What {@link ForeignError} says by itself tells no more than the status. */
    private static boolean isUnsaid(ForeignError error) {
        return error.message().equals(ForeignError.read(error.status(), MissingNode.getInstance()).message());
    }

    /** Of a page that is made for people, its title. */
    private static String page(Seen seen) {
        var title = TITLE.matcher(seen.text());
        if (title.find()) {
            return title.group(1).strip();
        }
        return isHtml(seen) ? "" : quoted(seen.text().strip());
    }

    private static boolean isHtml(Seen seen) {
        return seen.contentType().toLowerCase(Locale.ROOT).startsWith("text/html") || seen.text().startsWith("<");
    }

    private static Finding inside(UpstreamError error) {
        var refusal = Refusal.of(ForeignError.of(error.status(), error.type(), error.message()));
        return new Finding.Refused(refusal, error.status(), true, error.message());
    }

    /** What is wrong with an answer of success before it is looked into; null where nothing is. */
    private static @Nullable Finding mistaken(Check check, Dialect upstream, Seen seen) {
        if (seen.framing() == Framing.OPAQUE) {
            return new Finding.NoApi(upstream, seen.contentType());
        }
        var found = check == Check.COUNT_TOKENS ? null : dialect(seen.first());
        if (found != null && found != upstream) {
            return new Finding.OtherDialect(upstream, found);
        }
        if (!seen.told().unreadable().isEmpty()) {
            return new Finding.Unreadable(seen.told().unreadable());
        }
        if (check == Check.STREAM && seen.framing() == Framing.JSON) {
            return Finding.Plain.NOT_STREAMED;
        }
        return seen.told().complete() ? null : new Finding.NoEnd(upstream);
    }

    /** Whose an answer, or the first event of one, looks like; null where that cannot be told. */
    private static @Nullable Dialect dialect(JsonNode json) {
        var first = json.isArray() ? json.path(0) : json;
        var type = first.path("type").asText();
        if (first.has("choices")) {
            return Dialect.OPENAI_CHAT;
        }
        if (type.startsWith("response.") || first.path("object").asText().equals("response")) {
            return Dialect.OPENAI_RESPONSES;
        }
        if (type.equals("message") || type.equals("message_start")) {
            return Dialect.ANTHROPIC_MESSAGES;
        }
        return first.has("candidates") || first.has("usageMetadata") ? Dialect.GEMINI_GENERATE : null;
    }

    /** Words, or a vector. */
    private static Finding answer(JsonNode document) {
        if (!document.path("data").path(0).path("embedding").isEmpty()) {
            return Finding.Plain.ANSWERED;
        }
        var choice = document.path("choices").path(0);
        boolean wrote = !content(choice).isEmpty() || choice.path("message").path("tool_calls").has(0);
        return wrote || wasCut(choice) ? Finding.Plain.ANSWERED : Finding.Plain.EMPTY;
    }

    private static String content(JsonNode choice) {
        var message = choice.path("message");
        return message.path("content").asText("") + message.path("refusal").asText("");
    }

    /** A model that reasons may use up the little it may write. */
    private static boolean wasCut(JsonNode choice) {
        return choice.path("finish_reason").asText().equals("length");
    }

    private static Finding call(JsonNode document) {
        var choice = document.path("choices").path(0);
        var call = choice.path("message").path("tool_calls").path(0).path("function");
        if (call.isMissingNode()) {
            return new Finding.NoToolCall(wasCut(choice), quoted(content(choice)));
        }
        var arguments = call.path("arguments").asText();
        var read = ExactJson.read(arguments);
        boolean fits =
                call.path("name").asText().equals(CheckRequest.TOOL)
                        && read != null
                        && read.path(CheckRequest.PARAMETER).isTextual();
        return fits
                ? Finding.Plain.CALLED
                : new Finding.BadToolCall(quoted(call.path("name").asText() + '(' + arguments + ')'));
    }

    private static String quoted(String text) {
        if (text.length() <= LONGEST_QUOTE) {
            return text;
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1));
        return text.substring(0, inPair ? LONGEST_QUOTE - 1 : LONGEST_QUOTE) + '…';
    }
}
