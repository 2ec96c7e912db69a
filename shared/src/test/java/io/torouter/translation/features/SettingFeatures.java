package io.torouter.translation.features;

import static io.torouter.translation.features.Asking.asking;
import static io.torouter.translation.features.Asking.turn;
import static io.torouter.translation.features.Asking.user;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Caller;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Media;
import io.torouter.canonical.Output;
import io.torouter.canonical.Output.Modality;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.dialect.Dialect;
import io.torouter.translation.features.Feature.Asked;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How the answer is to be made. */
final class SettingFeatures {
    private SettingFeatures() {}

    static List<Group> groups() {
        return List.of(
                new Group("Form of the answer", formats()),
                new Group("Reasoning asked for", thinking()),
                new Group("Sampling and limits", sampling()),
                new Group("Caller, caching and service", callers()),
                new Group("What one vendor alone has", alone()));
    }

    private static List<Feature> formats() {
        return List.of(
                format(
                        "Plain text",
                        new OutputFormat.PlainText(),
                        format -> format == null ? "PlainText[]" : "" + format),
                format("JSON object", new OutputFormat.JsonObject(), Facts::word),
                format("JSON schema", schema(null, null, null), format -> of(format, OutputFormat.JsonSchema::schema)),
                format(
                        "Name of the schema",
                        schema("place", null, null),
                        format -> of(format, OutputFormat.JsonSchema::name)),
                format(
                        "Description of the schema",
                        schema("place", "A place", null),
                        format -> of(format, schema -> schema.described().path("description").asText())),
                format(
                        "Strict schema",
                        schema("place", null, true),
                        format -> of(format, OutputFormat.JsonSchema::strict)),
                output(
                        "Images as output",
                        new Output(Set.of(Modality.TEXT, Modality.IMAGE), null, null, false),
                        SettingFeatures::modalities),
                output(
                        "Sound as output",
                        sound(),
                        output -> output.modalities().contains(Modality.AUDIO) ? "sound" : ""),
                output("Voice", sound(), output -> output.audio() == null ? "" : output.audio().voice()),
                output("Format of the sound", sound(), output -> output.audio() == null ? "" : output.audio().format()),
                output("Verbosity", new Output(Set.of(), null, "low", false), Output::verbosity));
    }

    private static Output sound() {
        return new Output(Set.of(Modality.TEXT, Modality.AUDIO), new Output.Audio("alloy", "wav"), null, false);
    }

    private static String modalities(Output output) {
        return Facts.joined(output.modalities().stream().sorted().toList(), Modality::name);
    }

    private static OutputFormat schema(@Nullable String name, @Nullable String description, @Nullable Boolean strict) {
        return new OutputFormat.JsonSchema(name, description, ToolFeatures.schema(""), strict);
    }

    private static String of(@Nullable OutputFormat format, Function<OutputFormat.JsonSchema, @Nullable Object> fact) {
        return format instanceof OutputFormat.JsonSchema schema ? Facts.word(fact.apply(schema)) : "";
    }

    private static Asked format(String name, OutputFormat format, Function<@Nullable OutputFormat, String> fact) {
        return new Asked(name, asking().format(format).request(), request -> fact.apply(request.format()));
    }

    private static Asked output(String name, Output output, Function<Output, @Nullable String> fact) {
        return new Asked(name, asking().output(output).request(), request -> Facts.word(fact.apply(request.output())));
    }

    private static List<Feature> thinking() {
        var features = new ArrayList<Feature>();
        for (var effort : Effort.values()) {
            var name = "Effort: " + effort.name().toLowerCase(java.util.Locale.ROOT);
            features.add(thinking(name, new Thinking(Mode.UNSAID, effort, null, null, false), Thinking::effort));
        }
        features.add(
                thinking("Budget of tokens", new Thinking(Mode.ON, null, 4096L, null, false), Thinking::budgetTokens));
        features.add(thinking("Adaptive", new Thinking(Mode.ADAPTIVE, null, null, null, false), SettingFeatures::mode));
        features.add(thinking("Off", new Thinking(Mode.OFF, null, null, null, false), SettingFeatures::mode));
        features.add(thinking("Summary", new Thinking(Mode.ON, Effort.HIGH, null, "auto", false), Thinking::summary));
        features.add(thinking("Not shown", new Thinking(Mode.ON, Effort.HIGH, null, "none", false), Thinking::summary));
        features.add(
                thinking(
                        "Sealed, for a client that keeps it",
                        new Thinking(Mode.ON, Effort.HIGH, null, null, true),
                        thinking -> thinking.sealed() ? "sealed" : ""));
        return features;
    }

    private static @Nullable Object mode(Thinking thinking) {
        return thinking.mode() == Mode.UNSAID ? "" : thinking.mode();
    }

    private static Asked thinking(String name, Thinking thinking, Function<Thinking, @Nullable Object> fact) {
        return new Asked(
                name, asking().thinking(thinking).request(), request -> Facts.word(fact.apply(request.thinking())));
    }

    private static List<Feature> sampling() {
        return List.of(
                sampling("Temperature", new Sampling(0.5, null, null, null, null, null), Sampling::temperature),
                sampling("Temperature above 1", new Sampling(1.5, null, null, null, null, null), Sampling::temperature),
                sampling("Top p", new Sampling(null, 0.9, null, null, null, null), Sampling::topP),
                sampling("Top k", new Sampling(null, null, 40L, null, null, null), Sampling::topK),
                sampling(
                        "Frequency penalty",
                        new Sampling(null, null, null, 0.5, null, null),
                        Sampling::frequencyPenalty),
                sampling(
                        "Presence penalty", new Sampling(null, null, null, null, 0.5, null), Sampling::presencePenalty),
                sampling("Seed", new Sampling(null, null, null, null, null, 7L), Sampling::seed),
                limits(
                        "Most tokens of the answer",
                        new Limits(2000L, List.of(), null, false, null),
                        Limits::maxOutputTokens),
                limits("No limit said", Limits.UNSAID, limits -> "limit " + limits.maxOutputTokens()),
                limits(
                        "Stop sequences",
                        new Limits(null, List.of("END"), null, false, null),
                        limits -> String.join(" ", limits.stop())),
                limits("Eight stop sequences", eightStops(), limits -> String.join(" ", limits.stop())),
                limits("Several candidates", new Limits(null, List.of(), 2, false, null), Limits::candidates),
                limits(
                        "Log probabilities",
                        new Limits(null, List.of(), null, true, null),
                        limits -> limits.logprobs() ? "wanted" : ""),
                limits("Likeliest tokens", new Limits(null, List.of(), null, true, 3), Limits::topLogprobs));
    }

    private static Limits eightStops() {
        return new Limits(null, List.of("A", "B", "C", "D", "E", "F", "G", "H"), null, false, null);
    }

    private static Asked sampling(String name, Sampling sampling, Function<Sampling, @Nullable Object> fact) {
        return new Asked(
                name, asking().sampling(sampling).request(), request -> Facts.word(fact.apply(request.sampling())));
    }

    private static Asked limits(String name, Limits limits, Function<Limits, @Nullable Object> fact) {
        return new Asked(name, asking().limits(limits).request(), request -> Facts.word(fact.apply(request.limits())));
    }

    private static List<Feature> callers() {
        var mark = new CacheMark(null);
        return List.of(
                caller("Id of the user", new Caller("user-1", Map.of(), null, null), Caller::userId),
                caller(
                        "Metadata",
                        new Caller(null, Map.of("team", "blue"), null, null),
                        caller -> caller.metadata().get("team")),
                caller("Cache key", new Caller(null, Map.of(), "key-1", null), Caller::cacheKey),
                tier(ServiceTier.AUTO),
                tier(ServiceTier.STANDARD),
                tier(ServiceTier.FLEX),
                tier(ServiceTier.PRIORITY),
                cached("Cache mark on a text", text(mark), Text.class, Text::cache),
                cached("Cache mark for an hour", text(new CacheMark("1h")), Text.class, Text::cache),
                cached(
                        "Cache mark on an image",
                        new Media(
                                Media.Kind.IMAGE,
                                new Source.Inline("image/png", PromptFeatures.PNG),
                                null,
                                null,
                                null,
                                null,
                                mark,
                                Extras.NONE),
                        Media.class,
                        Media::cache),
                new Asked("Cache mark on a call", loop(mark), Facts.in(ToolCall.class, ToolCall::cache)),
                new Asked("Cache mark on a result", loop(mark), Facts.in(ToolResult.class, SettingFeatures::mark)));
    }

    private static Asked caller(String name, Caller caller, Function<Caller, @Nullable Object> fact) {
        return new Asked(name, asking().caller(caller).request(), request -> Facts.word(fact.apply(request.caller())));
    }

    private static Asked tier(ServiceTier tier) {
        return caller(
                "Service tier: " + tier.name().toLowerCase(java.util.Locale.ROOT),
                new Caller(null, Map.of(), null, tier),
                Caller::serviceTier);
    }

    private static Text text(CacheMark mark) {
        return new Text("A long text", List.of(), null, mark, Extras.NONE);
    }

    private static <T extends Part> Asked cached(
            String name, Part part, Class<T> kind, Function<T, @Nullable Object> fact) {
        return new Asked(
                name, asking().turns(turn(Role.USER, part, new Text("Hello"))).request(), Facts.in(kind, fact));
    }

    private static GenerationRequest loop(CacheMark mark) {
        var call = ToolFeatures.CALL;
        var marked = new ToolCall(call.id(), call.tool(), call.arguments(), null, mark, Extras.NONE);
        var result = new ToolResult(call.id(), call.tool(), List.of(new Text("sunny")), false, mark, Extras.NONE);
        return asking().tools(ToolFeatures.WEATHER)
                .turns(user("Weather?"), turn(Role.ASSISTANT, marked), turn(Role.TOOL, result))
                .request();
    }

    /** A mark on the last of the result is one on the result. */
    private static @Nullable Object mark(ToolResult result) {
        var last = result.content().getLast() instanceof Text text ? text.cache() : null;
        return result.cache() == null ? last : result.cache();
    }

    private static List<Feature> alone() {
        return List.of(
                extra(
                        "`store`",
                        Map.of(Dialect.OPENAI_CHAT, "{\"store\":true}", Dialect.OPENAI_RESPONSES, "{\"store\":true}")),
                extra("`truncation`", Map.of(Dialect.OPENAI_RESPONSES, "{\"truncation\":\"auto\"}")),
                extra("`max_tool_calls`", Map.of(Dialect.OPENAI_RESPONSES, "{\"max_tool_calls\":3}")),
                extra("`prompt` templates", Map.of(Dialect.OPENAI_RESPONSES, "{\"prompt\":{\"id\":\"pmpt_1\"}}")),
                extra("`logit_bias`", Map.of(Dialect.OPENAI_CHAT, "{\"logit_bias\":{\"50256\":-100}}")),
                extra(
                        "`prediction`",
                        Map.of(Dialect.OPENAI_CHAT, "{\"prediction\":{\"type\":\"content\",\"content\":\"a\"}}")),
                extra(
                        "`prompt_cache_retention`",
                        Map.of(
                                Dialect.OPENAI_CHAT, "{\"prompt_cache_retention\":\"24h\"}",
                                Dialect.OPENAI_RESPONSES, "{\"prompt_cache_retention\":\"24h\"}")),
                extra(
                        "`context_management`",
                        Map.of(
                                Dialect.ANTHROPIC_MESSAGES,
                                "{\"context_management\":{\"edits\":[{\"type\":\"clear_tool_uses_20250919\"}]}}")),
                extra(
                        "`mcp_servers`",
                        Map.of(
                                Dialect.ANTHROPIC_MESSAGES,
                                "{\"mcp_servers\":[{\"type\":\"url\",\"url\":\"https://example.com\",\"name\":\"e\"}]}")),
                extra(
                        "`safetySettings`",
                        Map.of(
                                Dialect.GEMINI_GENERATE,
                                "{\"safetySettings\":[{\"category\":\"HARM_CATEGORY_HARASSMENT\",\"threshold\":\"OFF\"}]}")),
                extra("`cachedContent`", Map.of(Dialect.GEMINI_GENERATE, "{\"cachedContent\":\"cachedContents/1\"}")));
    }

    private static Asked extra(String name, Map<Dialect, String> members) {
        return new Asked(
                name,
                client -> members.containsKey(client) ? asking().extras(extras(client, members)).request() : null,
                request ->
                        Facts.word(
                                request.extras()
                                        .members()
                                        .get(
                                                ToolFeatures.json(members.values().iterator().next())
                                                        .fieldNames()
                                                        .next())));
    }

    private static Extras extras(Dialect client, Map<Dialect, String> members) {
        var said = ToolFeatures.json(members.getOrDefault(client, "{}"));
        var name = said.fieldNames().next();
        return new Extras(client, "", Map.of(name, said.path(name)));
    }
}
