package io.torouter.gateway.modellist;

import static io.torouter.dialect.Surface.ANTHROPIC;
import static io.torouter.dialect.Surface.GEMINI;
import static io.torouter.dialect.Surface.OPENAI;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Surface;
import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;
import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.ModelCard;
import io.torouter.snapshot.Route;
import io.torouter.snapshot.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class ModelListTest {
    @Test
    void listsAllModelsForOpenAi() {
        assertThat(list(models("b", "acme/a"), OPENAI, Map.of("limit", "1")))
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":["
                                + "{\"id\":\"acme/a\",\"object\":\"model\",\"created\":0,\"owned_by\":\"torouter\"},"
                                + "{\"id\":\"b\",\"object\":\"model\",\"created\":0,\"owned_by\":\"torouter\"}]}");
    }

    @Test
    void listsModelsForAnthropic() {
        assertThat(list(models("a"), ANTHROPIC, Map.of()))
                .isEqualTo(
                        "{\"data\":[{\"type\":\"model\",\"id\":\"a\",\"display_name\":\"a\","
                            + "\"created_at\":\"1970-01-01T00:00:00Z\",\"max_input_tokens\":null,\"max_tokens\":null,"
                            + "\"capabilities\":null,\"lifecycle\":\"active\",\"line\":null,"
                            + "\"deprecated_at\":null,\"retires_at\":null}],"
                            + "\"has_more\":false,\"first_id\":\"a\",\"last_id\":\"a\"}");
    }

    @Test
    void listsModelsForGemini() {
        assertThat(list(models("a"), GEMINI, Map.of()))
                .isEqualTo(
                        "{\"models\":[{\"name\":\"models/a\",\"displayName\":\"a\",\"supportedGenerationMethods\":"
                                + "[\"generateContent\",\"streamGenerateContent\",\"countTokens\"]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "OPENAI    | \"context_length\":4000000000,\"max_output_tokens\":128",
                "ANTHROPIC | \"max_input_tokens\":4000000000,\"max_tokens\":128",
                "GEMINI    | \"inputTokenLimit\":2147483647,\"outputTokenLimit\":128"
            })
    void saysTheLimitsThatAreKnown(Surface surface, String limits) {
        var snapshot = snapshot(new Model("a", 4_000_000_000L, 128, null));
        var models = new ModelList(snapshot, group("a"), Set.of());

        assertThat(one(models, surface, "a")).contains(limits);
    }

    @Test
    void saysInOpenRoutersFieldsWhatIsKnown() {
        assertThat(one(rich(), OPENAI, "gpt"))
                .isEqualTo(
                        "{\"id\":\"gpt\",\"object\":\"model\",\"created\":0,\"owned_by\":\"torouter\",\"name\":\"GPT\","
                                + "\"context_length\":400000,\"max_output_tokens\":128000,"
                                + "\"architecture\":{\"modality\":\"text+image->text\","
                                + "\"input_modalities\":[\"text\",\"image\"],\"output_modalities\":[\"text\"]},"
                                + "\"pricing\":{\"prompt\":\"0.00000125\",\"completion\":\"0.00001\","
                                + "\"input_cache_read\":\"0\",\"input_cache_write\":\"0.000002\"},"
                                + "\"top_provider\":{\"context_length\":400000,\"max_completion_tokens\":128000,"
                                + "\"is_moderated\":false},"
                                + "\"supported_parameters\":[\"max_tokens\",\"tools\",\"tool_choice\","
                                + "\"reasoning\",\"include_reasoning\",\"reasoning_effort\"],"
                                + "\"reasoning\":{\"supported_efforts\":[\"low\",\"high\"]}}");
    }

    @Test
    void saysAnthropicsCapabilitiesWhereTheyAreKnown() {
        assertThat(one(rich(), ANTHROPIC, "gpt"))
                .contains(
                        "\"display_name\":\"GPT\"",
                        "\"effort\":{\"supported\":true,\"low\":{\"supported\":true},\"medium\":{\"supported\":false}",
                        "\"image_input\":{\"supported\":true},\"pdf_input\":{\"supported\":false}",
                        "\"structured_outputs\":{\"supported\":false}",
                        "\"thinking\":{\"supported\":true,\"types\":{\"enabled\":{\"supported\":false},"
                                + "\"adaptive\":{\"supported\":true}");
    }

    @Test
    void saysWhichGeminiModelsEmbedAndWhichThink() {
        var embeds = new ModelCard(null, Set.of(), Set.of(Modality.EMBEDDINGS), Set.of(), List.of(), null);
        var models = new ModelList(snapshot(new Model("e", 0, 0, null, embeds)), group("e"), Set.of());

        assertThat(one(models, GEMINI, "e"))
                .contains("[\"embedContent\",\"batchEmbedContents\",\"countTokens\"],\"thinking\":false");
        assertThat(one(rich(), GEMINI, "gpt"))
                .contains("\"displayName\":\"GPT\"", "generateContent", "\"thinking\":true");
    }

    @Test
    void givesCodexOnlyModelsThatHaveASystemPrompt() {
        var plain = new Model("plain", 1, 1, null);
        var models = new ModelList(snapshot(richModel(), plain), group("gpt", "plain"), Set.of());

        var list = list(models, OPENAI, Map.of("client_version", "0.169.0"));

        assertThat(list).contains("\"id\":\"plain\"", "\"models\":[{\"slug\":\"gpt\",\"display_name\":\"GPT\"");
        assertThat(list).contains("\"base_instructions\":\"Be brief.\",\"default_reasoning_level\":\"low\"");
        assertThat(list).doesNotContain("\"slug\":\"plain\"");
        assertThat(list(models, OPENAI, Map.of())).doesNotContain("\"models\"");
    }

    private static ModelList rich() {
        return new ModelList(snapshot(richModel()), group("gpt"), Set.of());
    }

    private static Model richModel() {
        var card =
                new ModelCard(
                        "GPT",
                        Set.of(Modality.TEXT, Modality.IMAGE),
                        Set.of(Modality.TEXT),
                        Set.of(Capability.REASONING, Capability.TOOLS),
                        List.of("low", "high"),
                        "Be brief.");
        var rates = new Rates(1_250_000, 0, 2_000_000, 0, 10_000_000, 0, 0, 0, 0, 0, 0);
        return new Model("gpt", 400_000, 128_000, PriceList.of(Price.always("1", rates)), card);
    }

    @ParameterizedTest
    @EnumSource
    void listsOnlyWhatTheKeyMayUse(Surface surface) {
        var models = new ModelList(snapshot(), group("alpha", "beta"), Set.of("beta", "gone"));

        assertThat(list(models, surface, Map.of())).contains("beta").doesNotContain("alpha", "gone");
        assertThat(models.one(surface, "alpha")).isNull();
        assertThat(one(models, surface, "beta")).contains("beta");
    }

    @ParameterizedTest
    @EnumSource
    void knowsOneModelByAPatternThatIsNotListed(Surface surface) {
        var models = models("acme/*");

        assertThat(one(models, surface, "acme/x")).contains("acme/x");
        assertThat(models.one(surface, "other")).isNull();
        assertThat(list(models, surface, Map.of())).doesNotContain("acme");
    }

    @Test
    void knowsAModelByItsIdWithTheThinkingSuffix() {
        assertThat(one(rich(), OPENAI, "gpt-thinking")).startsWith("{\"id\":\"gpt-thinking\"").contains("400000");
        assertThat(list(rich(), OPENAI, Map.of())).doesNotContain("gpt-thinking");
    }

    @Test
    void saysNullForTheIdsOfAnEmptyPage() {
        assertThat(list(models(), ANTHROPIC, Map.of()))
                .isEqualTo("{\"data\":[],\"has_more\":false,\"first_id\":null,\"last_id\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=2, a, b, true",
        "limit=2&after_id=b, c, d, true",
        "limit=2&after_id=bb, c, d, true",
        "limit=2&after_id=d, e, e, false",
        "limit=2&before_id=d, b, c, true",
        "limit=2&before_id=c, a, b, false",
        "limit=nonsense, a, e, false",
        "limit=0, a, e, false"
    })
    void cutsPagesForAnthropic(String query, String first, String last, boolean more) {
        assertThat(list(models("a", "b", "c", "d", "e"), ANTHROPIC, query(query)))
                .endsWith("\"has_more\":" + more + ",\"first_id\":\"" + first + "\",\"last_id\":\"" + last + "\"}");
    }

    @Test
    void cutsPagesForGemini() {
        var models = models("a", "b", "c");

        assertThat(list(models, GEMINI, query("pageSize=2"))).contains("models/a").endsWith("\"nextPageToken\":\"b\"}");
        assertThat(list(models, GEMINI, query("pageSize=2&pageToken=b")))
                .contains("models/c")
                .doesNotContain("models/b", "nextPageToken");
    }

    private static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static ModelList models(String... ids) {
        return new ModelList(snapshot(), group(ids), Set.of());
    }

    private static Group group(String... ids) {
        return Group.of("default", Arrays.stream(ids).map(id -> new Route(id, List.of())).toList());
    }

    private static Snapshot snapshot(Model... models) {
        return Snapshot.of(1, Instant.EPOCH, List.of(), Set.of(), List.of(models), List.of());
    }

    private static String list(ModelList models, Surface surface, Map<String, String> query) {
        return new String(models.list(surface, query), UTF_8);
    }

    private static String one(ModelList models, Surface surface, String id) {
        return new String(models.one(surface, id), UTF_8);
    }
}
