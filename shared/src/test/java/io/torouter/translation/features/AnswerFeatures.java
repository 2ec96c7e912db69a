package io.torouter.translation.features;

import static io.torouter.translation.features.Asking.asking;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.Output;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Source;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thought;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.features.Feature.Answered;
import io.torouter.translation.features.Feature.Returned;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What comes back. */
final class AnswerFeatures {
    private static final Usage USAGE = new Usage(100, 0, 0, 20, 0);
    private static final ToolCall CALL = ToolFeatures.CALL;

    private AnswerFeatures() {}

    static List<Group> groups() {
        return List.of(
                new Group("Answers", contents()),
                new Group("Calls in answers", calls()),
                new Group("Reasoning in answers", thoughts()),
                new Group("Reasoning, back in the next request", returned()),
                new Group("How answers end", stops()),
                new Group("Figures of an answer", figures()));
    }

    static Answer answer(Stop stop, Usage usage, Part... parts) {
        var candidate = new Answer.Candidate(0, List.of(parts), stop, List.of(), Extras.NONE);
        return new Answer("id1", "up-model", List.of(candidate), usage, null, Extras.NONE);
    }

    static Answer answer(Part... parts) {
        return answer(Stop.of(Stop.Reason.END), USAGE, parts);
    }

    private static List<Feature> contents() {
        return List.of(
                new Answered(
                        "Text of the answer", answer(new Text("It is 330 m high ✓")), Facts.of(Text.class, Text::text)),
                new Answered(
                        "Words of a refusal",
                        answer(new Refusal("I cannot")),
                        answer -> Facts.parts(answer.candidates().getFirst().parts())),
                new Answered(
                        "Citation: address",
                        asking().request(),
                        upstream -> answer(PromptFeatures.cited(upstream)),
                        cited(Citation::url)),
                new Answered(
                        "Citation: title",
                        asking().request(),
                        upstream -> answer(PromptFeatures.cited(upstream)),
                        cited(Citation::title)),
                new Answered(
                        "Citation: place in the text",
                        asking().request(),
                        upstream -> answer(PromptFeatures.cited(upstream)),
                        cited(citation -> citation.start() + "-" + citation.end())),
                new Answered(
                        "Citation: words of the source",
                        asking().request(),
                        upstream -> answer(PromptFeatures.cited(upstream)),
                        cited(Citation::quote)),
                new Answered(
                        "Image in the answer",
                        answer(new Media(Media.Kind.IMAGE, new Source.Inline("image/png", PromptFeatures.PNG))),
                        Facts.of(Media.class, Facts::media)),
                new Answered(
                        "Sound of the answer",
                        hearing(),
                        sound(),
                        Facts.of(
                                Media.class,
                                media -> media.source() instanceof Source.Inline(_, var bytes) ? bytes : "")),
                new Answered("Transcript of the sound", hearing(), sound(), AnswerFeatures::transcript),
                new Answered(
                        "Work of a tool that the vendor runs, in the answer",
                        asking().request(),
                        AnswerFeatures::worked,
                        Facts.of(VendorPart.class, VendorPart::type)));
    }

    private static Function<Answer, String> cited(Function<Citation, @Nullable Object> fact) {
        return Facts.of(Text.class, text -> Facts.joined(text.citations(), fact));
    }

    private static GenerationRequest hearing() {
        var output =
                new Output(
                        Set.of(Output.Modality.TEXT, Output.Modality.AUDIO),
                        new Output.Audio("alloy", "wav"),
                        null,
                        false);
        return asking().output(output).request();
    }

    private static Answer sound() {
        var source = new Source.Inline("audio/wav", "UklGRgAAAAA=");
        return answer(new Media(Media.Kind.AUDIO, source, null, null, "Hello", null, null, Extras.NONE));
    }

    private static String transcript(Answer answer) {
        return Facts.joined(Facts.all(answer, Media.class), Media::transcript)
                + Facts.joined(Facts.all(answer, Text.class), text -> "text " + text.text());
    }

    private static @Nullable Answer worked(Dialect upstream) {
        return switch (upstream) {
            case OPENAI_CHAT -> null;
            case OPENAI_RESPONSES ->
                    worked(upstream, "{\"type\":\"web_search_call\",\"id\":\"ws_1\",\"status\":\"completed\"}");
            case ANTHROPIC_MESSAGES ->
                    worked(
                            upstream,
                            """
                            {"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{"query":"tower"}}
                            """);
            case GEMINI_GENERATE ->
                    worked(upstream, "{\"executableCode\":{\"language\":\"PYTHON\",\"code\":\"print(1)\"}}");
        };
    }

    private static Answer worked(Dialect upstream, String text) {
        var json = ToolFeatures.json(text);
        var type = json.path("type").asText(json.fieldNames().next());
        return answer(new VendorPart(upstream, type, json), new Text("Found"));
    }

    private static List<Feature> calls() {
        var second = new ToolCall("call_2", ToolRef.function("clock"), "{\"city\":\"Rome\"}");
        var free = new ToolCall("call_1", new ToolRef(ToolKind.CUSTOM, null, "patch"), "*** Begin \"x\"");
        var grouped = new ToolCall("call_1", new ToolRef(ToolKind.FUNCTION, "crm", "find"), CALL.arguments());
        var search = new ToolCall("call_1", new ToolRef(ToolKind.TOOL_SEARCH, null, "tool_search"), CALL.arguments());
        return List.of(
                called("One call", List.of(CALL), ToolFeatures.WEATHER),
                called("Several calls", List.of(CALL, second), ToolFeatures.WEATHER, ToolFeatures.CLOCK),
                new Answered(
                        "Text before a call",
                        asking().tools(ToolFeatures.WEATHER).request(),
                        calling(List.of(new Text("Let me see"), CALL)),
                        answer -> Facts.parts(answer.candidates().getFirst().parts())),
                called("Call with free text, as the client declared it", List.of(free), ToolFeatures.PATCH),
                called("Call of a tool in a namespace, by its own name", List.of(grouped), ToolFeatures.grouped()),
                called("Call of the client's search for tools", List.of(search), ToolFeatures.search()));
    }

    private static Answered called(String name, List<Part> calls, ToolDefinition... tools) {
        return new Answered(
                name, asking().tools(tools).request(), calling(calls), Facts.of(ToolCall.class, Facts::part));
    }

    private static Answer calling(List<Part> parts) {
        return answer(Stop.of(Stop.Reason.TOOL_CALLS), USAGE, parts.toArray(Part[]::new));
    }

    private static GenerationRequest thinking() {
        var thinking = new Thinking(Thinking.Mode.ON, Thinking.Effort.HIGH, null, "auto", true);
        return asking().tools(ToolFeatures.WEATHER).thinking(thinking).request();
    }

    private static List<Feature> thoughts() {
        var summary = new Thought("rs_1", List.of("First", "Then"), "", null, Extras.NONE);
        return List.of(
                new Answered(
                        "Text of the reasoning",
                        thinking(),
                        answer(new Thought("Let me think"), new Text("Yes")),
                        Facts.of(Thought.class, Thought::shown)),
                new Answered(
                        "Summary of the reasoning",
                        thinking(),
                        answer(summary, new Text("Yes")),
                        Facts.of(Thought.class, Thought::shown)),
                new Answered(
                        "Parts of the summary",
                        thinking(),
                        answer(summary, new Text("Yes")),
                        Facts.of(Thought.class, Thought::summary)));
    }

    private static List<Feature> returned() {
        var features = new ArrayList<Feature>();
        features.add(
                new Returned(
                        "Text of the reasoning, sent back",
                        thinking(),
                        upstream -> calling(List.of(signed(upstream), CALL)),
                        Facts.in(Thought.class, Thought::shown)));
        features.add(
                new Returned(
                        "Signature of the reasoning (Anthropic)",
                        thinking(),
                        upstream ->
                                upstream == Dialect.ANTHROPIC_MESSAGES
                                        ? calling(List.of(signed(upstream), CALL))
                                        : null,
                        seals()));
        features.add(
                new Returned(
                        "Redacted reasoning (Anthropic)",
                        thinking(),
                        upstream ->
                                upstream == Dialect.ANTHROPIC_MESSAGES
                                        ? calling(List.of(hidden(upstream), CALL))
                                        : null,
                        seals()));
        features.add(
                new Returned(
                        "Encrypted reasoning (OpenAI responses)",
                        thinking(),
                        upstream ->
                                upstream == Dialect.OPENAI_RESPONSES
                                        ? calling(List.of(encrypted(upstream), CALL))
                                        : null,
                        seals()));
        features.add(
                new Returned(
                        "`thoughtSignature` of a call (Gemini)",
                        thinking(),
                        upstream -> upstream == Dialect.GEMINI_GENERATE ? calling(List.of(sealedCall(upstream))) : null,
                        Facts.in(ToolCall.class, call -> Facts.seal(call.seal()))));
        features.add(
                new Returned(
                        "`thoughtSignature` of a text (Gemini)",
                        thinking(),
                        upstream ->
                                upstream == Dialect.GEMINI_GENERATE
                                        ? answer(new Text("Yes", List.of(), seal(upstream), null, Extras.NONE))
                                        : null,
                        Facts.in(Text.class, text -> Facts.seal(text.seal()))));
        features.add(
                new Returned(
                        "`thoughtSignature` of an image (Gemini)",
                        thinking(),
                        upstream -> upstream == Dialect.GEMINI_GENERATE ? answer(sealedImage(upstream)) : null,
                        Facts.in(Media.class, media -> Facts.seal(media.seal()))));
        return features;
    }

    private static Function<GenerationRequest, String> seals() {
        return Facts.in(Thought.class, thought -> Facts.seal(thought.seal()));
    }

    private static Seal seal(Dialect issuer) {
        return new Seal(issuer, Seal.Kind.SIGNATURE, "c2lnbmVk");
    }

    private static Thought signed(Dialect issuer) {
        boolean signs = issuer == Dialect.ANTHROPIC_MESSAGES || issuer == Dialect.GEMINI_GENERATE;
        var seal = signs ? seal(issuer) : null;
        return issuer == Dialect.OPENAI_RESPONSES
                ? encrypted(issuer)
                : new Thought(null, List.of(), "Let me think", seal, Extras.NONE);
    }

    private static Thought hidden(Dialect issuer) {
        return new Thought(null, List.of(), "", new Seal(issuer, Seal.Kind.CONTENT, "aGlkZGVu"), Extras.NONE);
    }

    private static Thought encrypted(Dialect issuer) {
        var seal = new Seal(issuer, Seal.Kind.CONTENT, "aGlkZGVu");
        return new Thought("rs_1", List.of("Let me think"), "", seal, Extras.NONE);
    }

    private static ToolCall sealedCall(Dialect issuer) {
        return new ToolCall("call_1", CALL.tool(), CALL.arguments(), seal(issuer), null, Extras.NONE);
    }

    private static Media sealedImage(Dialect issuer) {
        var source = new Source.Inline("image/png", PromptFeatures.PNG);
        return new Media(Media.Kind.IMAGE, source, null, null, null, seal(issuer), null, Extras.NONE);
    }

    private static List<Feature> stops() {
        var features = new ArrayList<Feature>();
        var names =
                Map.ofEntries(
                        Map.entry(Stop.Reason.END, "The model was done"),
                        Map.entry(Stop.Reason.MAX_TOKENS, "The limit of tokens was met"),
                        Map.entry(Stop.Reason.STOP_SEQUENCE, "A stop sequence was met"),
                        Map.entry(Stop.Reason.TOOL_CALLS, "The model calls tools"),
                        Map.entry(Stop.Reason.CONTENT_FILTER, "A filter cut the answer"),
                        Map.entry(Stop.Reason.REFUSAL, "The model declined"),
                        Map.entry(Stop.Reason.PAUSE, "The vendor paused the turn"),
                        Map.entry(Stop.Reason.CONTEXT_FULL, "The context is full"),
                        Map.entry(Stop.Reason.MALFORMED_CALL, "The model's call cannot be read"),
                        Map.entry(Stop.Reason.OTHER, "Another reason"));
        for (var reason : Stop.Reason.values()) {
            boolean calls = reason == Stop.Reason.TOOL_CALLS;
            var sequence = reason == Stop.Reason.STOP_SEQUENCE ? "END" : null;
            var word = reason == Stop.Reason.OTHER ? "LANGUAGE" : null;
            var said = answer(new Stop(reason, sequence, word), USAGE, calls ? CALL : new Text("Yes"));
            features.add(
                    new Answered(names.get(reason), asking().tools(ToolFeatures.WEATHER).request(), said, Facts::stop));
        }
        features.add(
                new Answered(
                        "Which stop sequence it was",
                        answer(new Stop(Stop.Reason.STOP_SEQUENCE, "END", null), USAGE, new Text("Yes")),
                        answer -> Facts.joined(answer.candidates(), candidate -> candidate.stop().sequence())));
        features.add(
                new Answered(
                        "The prompt was blocked",
                        answer(new Stop(Stop.Reason.CONTENT_FILTER, null, "PROHIBITED_CONTENT"), USAGE),
                        Facts::stop));
        return features;
    }

    private static List<Feature> figures() {
        var all = new Usage(70, 20, 10, 15, 5);
        return List.of(
                usage("Tokens read and written", USAGE, usage -> usage.totalInput() + " " + usage.totalOutput()),
                usage("Tokens read from the cache", all, Usage::cacheRead),
                usage("Tokens written to the cache", all, Usage::cacheWrite),
                usage("Tokens of reasoning", all, Usage::reasoning),
                usage(
                        "The sum, with no part counted twice",
                        all,
                        usage -> usage.totalInput() + " " + usage.totalOutput()),
                new Answered(
                        "Several answers",
                        candidates(),
                        answer -> Facts.joined(answer.candidates(), each -> each.index() + Facts.parts(each.parts()))),
                new Answered("Log probabilities of the answer", probable(), AnswerFeatures::probabilities),
                new Answered(
                        "Service tier of the answer",
                        new Answer(
                                "id1",
                                "up-model",
                                answer(new Text("Yes")).candidates(),
                                USAGE,
                                ServiceTier.PRIORITY,
                                Extras.NONE),
                        answer -> Facts.word(answer.serviceTier())));
    }

    private static Answered usage(String name, Usage usage, Function<Usage, @Nullable Object> fact) {
        return new Answered(
                name,
                answer(Stop.of(Stop.Reason.END), usage, new Text("Yes")),
                answer -> answer.usage() == null ? "" : Facts.word(fact.apply(answer.usage())));
    }

    private static Answer candidates() {
        var one = answer(new Text("Yes")).candidates().getFirst();
        var other = new Answer.Candidate(1, List.of(new Text("No")), one.stop(), List.of(), Extras.NONE);
        return answer().withCandidates(List.of(one, other));
    }

    private static Answer probable() {
        var top = List.of(new TokenLogprob("No", -2.5, null, List.of()));
        var token = new TokenLogprob("Yes", -0.25, List.of(89, 101, 115), top);
        var candidate =
                new Answer.Candidate(
                        0, List.of(new Text("Yes")), Stop.of(Stop.Reason.END), List.of(token), Extras.NONE);
        return answer().withCandidates(List.of(candidate));
    }

    private static String probabilities(Answer answer) {
        return Facts.joined(
                answer.candidates(),
                candidate ->
                        Facts.joined(
                                candidate.logprobs(),
                                token ->
                                        token.token()
                                                + token.logprob()
                                                + Facts.joined(token.top(), top -> top.token() + top.logprob())));
    }
}
