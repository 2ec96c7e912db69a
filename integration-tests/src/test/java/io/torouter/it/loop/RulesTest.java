package io.torouter.it.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Seal;
import io.torouter.dialect.Dialect;
import io.torouter.it.loop.LoopClient.Result;
import io.torouter.translation.SealedText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whatever is damaged, a vendor refuses: so the loops can fail. */
class RulesTest {
    private static final long SEED = 7;

    /** Another vendor's seal, as the gateway gives it to clients. */
    private static final String WRAPPED =
            SealedText.wrapped(new Seal(Dialect.OPENAI_CHAT, Seal.Kind.SIGNATURE, "ErUB=="));

    private final Issued issued = new Issued(SEED);

    /** A request of a client of the vendor's own, with one turn of calls and their results behind it. */
    private ObjectNode request(Kind kind) {
        var client = client(kind);
        client.user(Script.QUESTION);
        var asked = client.ask(kind.model(), false).body();
        kind.vendor().check(asked, issued);
        var told = client.hear(kind.vendor().answer(asked, Script.turn(0), issued));
        client.results(told.calls().stream().map(call -> new Result(call, Script.WEATHER, false)).toList());
        return client.ask(kind.model(), false).body();
    }

    private static LoopClient client(Kind kind) {
        return switch (kind.dialect()) {
            case OPENAI_CHAT -> new ChatClient();
            case OPENAI_RESPONSES -> new ResponsesClient(false);
            case ANTHROPIC_MESSAGES -> new AnthropicClient();
            case GEMINI_GENERATE -> new GeminiClient();
        };
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatIsWhole(Kind kind) {
        var found = kind.vendor().check(request(kind), issued);

        assertThat(found.results()).hasSize(2);
        assertThat(found.seals()).isEqualTo(issued.seals());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("damages")
    void refuses(Kind kind, String damage, Consumer<ObjectNode> doing, String words) {
        var request = request(kind);
        doing.accept(request);

        assertThatThrownBy(() -> kind.vendor().check(request, issued)).as(damage).hasMessageContaining(words);
    }

    static Stream<Arguments> damages() {
        return Stream.of(chat(), openRouter(), responses(), anthropic(), gemini()).flatMap(List::stream);
    }

    private static Arguments damage(Kind kind, String name, Consumer<ObjectNode> doing, String words) {
        return Arguments.of(kind, name, doing, words);
    }

    private static List<Arguments> chat() {
        return List.of(
                damage(Kind.OPENAI, "no result", in("/messages", list -> list.remove(3)), "did not have response"),
                damage(Kind.OPENAI, "other id", at("/messages/2", "tool_call_id", "call_other"), "preceeding"),
                damage(Kind.OPENAI, "no call", in("/messages", list -> list.remove(1)), "preceeding"),
                damage(Kind.OPENAI, "order", in("/messages", list -> list.insert(2, list.remove(0))), "did not have"),
                damage(Kind.OPENAI, "long id", at("/messages/1/tool_calls/0", "id", "x".repeat(41)), "too long"),
                damage(Kind.OPENAI, "name", at("/tools/0/function", "name", "a b"), "pattern"),
                damage(Kind.DEEPSEEK, "no thought", without("/messages/1", "reasoning_content"), "Missing"),
                damage(Kind.DEEPSEEK, "other thought", at("/messages/1", "reasoning_content", "x"), "passed back"));
    }

    private static List<Arguments> openRouter() {
        var first = "/messages/1/reasoning_details/0";
        var second = "/messages/1/reasoning_details/1";
        return List.of(
                damage(Kind.ROUTED_CLAUDE, "signature", at(first, "signature", "x"), "signature"),
                damage(Kind.ROUTED_CLAUDE, "text", at(first, "text", "x"), "signature"),
                damage(Kind.ROUTED_CLAUDE, "none", without("/messages/1", "reasoning_details"), "unmodified"),
                damage(Kind.ROUTED_GPT, "summary", at(first, "summary", "x"), "unmodified"),
                damage(Kind.ROUTED_GPT, "data", at(second, "data", "x"), "signature"),
                damage(
                        Kind.ROUTED_GEMINI,
                        "order",
                        in("/messages/1/reasoning_details", list -> list.add(list.remove(0))),
                        "unmodified"));
    }

    private static List<Arguments> responses() {
        // 0 user, 1 reasoning, 2 message, 3 and 4 calls, 5 and 6 their outputs
        return List.of(
                damage(Kind.RESPONSES, "no output", in("/input", list -> list.remove(6)), "No tool output found"),
                damage(Kind.RESPONSES, "no call", in("/input", list -> list.remove(3)), "No tool call found"),
                damage(
                        Kind.RESPONSES,
                        "no reasoning",
                        in("/input", list -> list.remove(1)),
                        "required 'reasoning' item"),
                damage(Kind.RESPONSES, "alone", in("/input", list -> list.remove(2)), "required following item"),
                damage(Kind.RESPONSES, "order", in("/input", list -> list.insert(2, list.remove(1))), "following item"),
                damage(Kind.RESPONSES, "content", at("/input/1", "encrypted_content", "gAAAx"), "verified"),
                damage(Kind.RESPONSES, "wrapped", at("/input/1", "encrypted_content", WRAPPED), "verified"),
                damage(Kind.RESPONSES, "nobody's", at("/input/1", "encrypted_content", SealedText.NOBODYS), "verified"),
                damage(Kind.RESPONSES, "unknown id", in("/input", RulesTest::unknownReasoning), "not found"),
                damage(Kind.RESPONSES, "id alone", without("/input/1", "encrypted_content"), "not persisted"),
                damage(Kind.RESPONSES, "prefix", at("/input/3", "id", "call_1"), "begins with 'fc'"),
                damage(Kind.RESPONSES, "long id", at("/input/3", "id", "fc_" + "x".repeat(62)), "too long"),
                damage(Kind.RESPONSES, "previous", body -> body.put("previous_response_id", "resp_x"), "not found"));
    }

    private static void unknownReasoning(ArrayNode input) {
        var item = Json.typed("reasoning").put("id", "rs_" + "x".repeat(48));
        item.putArray("summary");
        input.insert(1, item);
    }

    private static List<Arguments> anthropic() {
        var content = "/messages/1/content";
        return List.of(
                damage(Kind.ANTHROPIC, "signature", at(content + "/0", "signature", "x"), "Invalid `signature`"),
                damage(Kind.ANTHROPIC, "no signature", at(content + "/0", "signature", ""), "Invalid `signature`"),
                damage(Kind.ANTHROPIC, "wrapped", at(content + "/0", "signature", WRAPPED), "Invalid `signature`"),
                damage(
                        Kind.ANTHROPIC,
                        "nobody's",
                        at(content + "/0", "signature", SealedText.NOBODYS),
                        "Invalid `signature`"),
                damage(Kind.ANTHROPIC, "thought", at(content + "/0", "thinking", "x"), "Invalid `signature`"),
                damage(Kind.ANTHROPIC, "no thought", in(content, list -> list.remove(0)), "Expected `thinking`"),
                damage(Kind.ANTHROPIC, "order", in(content, list -> list.add(list.remove(0))), "Expected `thinking`"),
                damage(
                        Kind.ANTHROPIC,
                        "no result",
                        in("/messages/2/content", list -> list.remove(1)),
                        "without `tool_result`"),
                damage(
                        Kind.ANTHROPIC,
                        "late result",
                        in("/messages/2/content", RulesTest::wordsFirst),
                        "without `tool_result`"),
                damage(
                        Kind.ANTHROPIC,
                        "other id",
                        at("/messages/2/content/0", "tool_use_id", "toolu_x"),
                        "without `tool_result`"),
                damage(Kind.ANTHROPIC, "stray result", in("/messages/2/content", RulesTest::strayResult), "unexpected"),
                damage(Kind.ANTHROPIC, "bad id", at(content + "/2", "id", "a.b"), "pattern"),
                damage(Kind.ANTHROPIC, "empty text", at(content + "/1", "text", ""), "non-empty"),
                damage(Kind.ANTHROPIC, "first turn", in("/messages", list -> list.remove(0)), "first message"),
                damage(Kind.ANTHROPIC, "no limit", body -> body.remove("max_tokens"), "max_tokens"),
                damage(Kind.ANTHROPIC, "small limit", body -> body.put("max_tokens", 2_000), "greater than"),
                damage(
                        Kind.ANTHROPIC,
                        "forced",
                        body -> body.putObject("tool_choice").put("type", "any"),
                        "forces tool use"));
    }

    private static void wordsFirst(ArrayNode content) {
        content.insert(0, Json.typed("text").put("text", "Here:"));
    }

    private static void strayResult(ArrayNode content) {
        content.add(Json.typed("tool_result").put("tool_use_id", "toolu_x").put("content", "nobody asked"));
    }

    private static List<Arguments> gemini() {
        var parts = "/contents/1/parts";
        return List.of(
                damage(
                        Kind.GEMINI,
                        "no signature",
                        without(parts + "/2", "thoughtSignature"),
                        "missing a thought_signature"),
                damage(Kind.GEMINI, "signature", at(parts + "/2", "thoughtSignature", "eHh4"), "Corrupted"),
                damage(Kind.GEMINI, "wrapped", at(parts + "/2", "thoughtSignature", WRAPPED), "Corrupted"),
                damage(Kind.GEMINI, "nobody's", at(parts + "/2", "thoughtSignature", SealedText.NOBODYS), "Corrupted"),
                damage(Kind.GEMINI, "no Base64", at(parts + "/2", "thoughtSignature", "-ts-"), "Base64"),
                damage(
                        Kind.GEMINI,
                        "other part",
                        in(parts, list -> list.insert(2, list.remove(3))),
                        "missing a thought"),
                damage(
                        Kind.GEMINI,
                        "stand-in",
                        at(parts + "/2", "thoughtSignature", "skip_thought_signature_validator"),
                        "Corrupted"),
                damage(
                        Kind.GEMINI,
                        "no response",
                        in("/contents/2/parts", list -> list.remove(1)),
                        "number of function"),
                damage(Kind.GEMINI, "name", at("/contents/2/parts/0/functionResponse", "name", "x"), "match"),
                damage(Kind.GEMINI, "other id", at("/contents/2/parts/0/functionResponse", "id", "x"), "match"),
                damage(Kind.GEMINI, "no question", in("/contents", list -> list.remove(0)), "immediately after"),
                damage(Kind.GEMINI, "role", at("/contents/1", "role", "assistant"), "valid role"));
    }

    private static Consumer<ObjectNode> at(String path, String name, String value) {
        return body -> object(body, path).put(name, value);
    }

    private static Consumer<ObjectNode> without(String path, String name) {
        return body -> object(body, path).remove(name);
    }

    private static Consumer<ObjectNode> in(String path, Consumer<ArrayNode> doing) {
        return body -> doing.accept((ArrayNode) found(body, path));
    }

    private static ObjectNode object(ObjectNode body, String path) {
        return (ObjectNode) found(body, path);
    }

    private static JsonNode found(ObjectNode body, String path) {
        var found = body.at(path);
        assertThat(found.isMissingNode()).as(path).isFalse();
        return found;
    }
}
